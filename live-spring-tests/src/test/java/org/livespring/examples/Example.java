package org.livespring.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block of code in the documentation.
 *
 * @param page name of the file without its ending
 * @param line the line of the file in which it begins
 * @param heading the heading above it
 * @param language what follows the backticks, empty for none
 * @param text the code
 */
record Example(String page, int line, String heading, String language, String text) {

	private static final Path ROOT = Path.of("..");

	private static final Pattern BLOCK = Pattern.compile("^( *)```(\\w*)\n(.*?)^ *```$",
			Pattern.DOTALL | Pattern.MULTILINE);

	private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

	/** Returns the examples of all pages. */
	static Stream<Example> all() {
		try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
			List<Path> pages = docs.filter((path) -> path.toString().endsWith(".md")).sorted().toList();
			return Stream.concat(Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")), pages.stream())
				.flatMap(Example::of);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Stream<Example> in(String... languages) {
		return all().filter((example) -> List.of(languages).contains(example.language()));
	}

	static Stream<Example> of(Path page) {
		String text = text(page);
		String name = page.getFileName().toString().replace(".md", "");
		return BLOCK.matcher(text)
			.results()
			.map((block) -> new Example(name, (int) text.substring(0, block.start()).lines().count() + 1,
					heading(text.substring(0, block.start())), block.group(2),
					block.group(3).replaceAll("(?m)^" + block.group(1), "")));
	}

	private static String heading(String before) {
		return HEADING.matcher(before).results().map((heading) -> heading.group(1)).reduce("", (first, last) -> last);
	}

	static String text(Path page) {
		try {
			return Files.readString(page);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String toString() {
		return this.page + ".md:" + this.line;
	}

}
