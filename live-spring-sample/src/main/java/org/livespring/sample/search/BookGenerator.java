package org.livespring.sample.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Generates books, the same ones at every start. */
final class BookGenerator {

	private static final String[] ADJECTIVES = words("""
			Amber Ancient Bitter Borrowed Broken Burning Crimson Crooked Distant Drowned Emerald Empty Endless \
			Fallen Faithful Forgotten Frozen Gentle Gilded Golden Hidden Hollow Hungry Last Lonely Lost Midnight \
			Narrow Northern Obsidian Patient Pale Quiet Restless Salted Scarlet Secret Silent Silver Sleeping \
			Stolen Sunken Thirteenth Uncertain Unwritten Velvet Wandering White Wild Winter""");

	private static final String[] NOUNS = words(
			"""
					Archive Astronomer Bell Bridge Captain Cartographer Castle Cathedral Clockmaker Compass Daughter \
					Detective Dragon Empire Engine Falcon Ferryman Forest Garden Ghost Harbour Heron House Hunter Island \
					Journey Key Kingdom Labyrinth Lantern Letter Library Lighthouse Machine Map Merchant Mirror Mountain \
					Museum Nightingale Observatory Orchard Orchestra Painter Photograph Pilgrim Promise River Sailor Season \
					Shadow Station Stranger Summer Telescope Theatre Thief Tower Traveller Violin Voyage Widow Window Witness""");

	private static final String[] PLACES = words("""
			Alexandria Amsterdam Bergen Bordeaux Bruges Buenos_Aires Cairo Cartagena Casablanca Dublin Edinburgh \
			Florence Galway Geneva Granada Hamburg Havana Istanbul Kraków Kyoto Lisbon Ljubljana Marrakesh Málaga \
			Montréal Naples Odessa Oslo Palermo Porto Prague Québec Reykjavík Riga Salzburg Samarkand São_Paulo \
			Seville Tallinn Trieste Valparaíso Venice Vienna Zanzibar Zürich""");

	private static final String[] FIRST_NAMES = words("""
			Agnes Alma Amir Anouk Beatriz Bruno Camille Chidi Clara Daniel Dorothea Edith Elif Emil Esther Farah \
			Felix Frida Gabriel Greta Hana Henrik Ingrid Isaac Ivo Jasmin Jonas Judith Kenji Leila Leonora Lucía \
			Magnus Mariam Mateo Miriam Nadia Nora Olga Omar Paula Pedro Priya Rafael Rosa Samuel Sofia Tariq Thea \
			Tomás Ursula Vera Viktor Wanda Yusuf Zoë""");

	private static final String[] LAST_NAMES = words(
			"""
					Abernathy Almeida Andersen Aydın Bakker Bauer Benítez Bergström Brandt Calloway Carvalho Castellano \
					Chatterjee Dahl Delacroix Donnelly Eriksen Fairweather Ferrari Fischer Fontaine Gallagher Grünwald \
					Haddad Hartmann Hawthorne Holm Ibsen Jankowski Johansson Kaplan Keller Kowalski Laurent Lindqvist \
					MacKenzie Marchetti Mbeki Moreau Müller Nakamura Novák O'Brien Okafor Oliveira Papadakis Petrov \
					Quispe Rahman Rossi Sandoval Schubert Silva Sørensen Takahashi Thornton Valente Vermeer Whitfield Yamamoto""");

	private final Random random = new Random(42);

	/** Returns different books, sorted by title. */
	static List<Book> books(int count) {
		return new BookGenerator().generate(count);
	}

	private List<Book> generate(int count) {
		List<Book> books = new ArrayList<>(count);
		Set<String> titles = new HashSet<>();
		while (books.size() < count) {
			String title = title();
			if (titles.add(title)) {
				books.add(new Book(books.size() + 1, title, oneOf(FIRST_NAMES) + " " + oneOf(LAST_NAMES),
						oneOf(Genre.values()), 1950 + this.random.nextInt(76)));
			}
		}
		books.sort(Comparator.comparing(Book::title));
		return List.copyOf(books);
	}

	private String title() {
		return switch (this.random.nextInt(5)) {
			case 0 -> "The " + oneOf(ADJECTIVES) + " " + oneOf(NOUNS);
			case 1 -> "The " + oneOf(NOUNS) + " of " + oneOf(PLACES);
			case 2 -> withArticle(oneOf(NOUNS)) + " in " + oneOf(PLACES);
			case 3 -> "The " + oneOf(NOUNS) + " and the " + oneOf(NOUNS);
			default -> "The " + oneOf(ADJECTIVES) + " " + oneOf(NOUNS) + " of " + oneOf(PLACES);
		};
	}

	private static String withArticle(String noun) {
		return ("AEIOU".indexOf(noun.charAt(0)) < 0 ? "A " : "An ") + noun;
	}

	private <T> T oneOf(T[] choices) {
		return choices[this.random.nextInt(choices.length)];
	}

	private static String[] words(String words) {
		String[] list = words.split("\\s+");
		for (int i = 0; i < list.length; i++) {
			list[i] = list[i].replace('_', ' ');
		}
		return list;
	}

}
