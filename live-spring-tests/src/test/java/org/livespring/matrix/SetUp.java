package org.livespring.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One line of the table in {@code docs/spring.md}.
 *
 * @param name what the table calls it
 * @param parts what it adds to the application, as the table writes it: libraries
 * ({@code +artifact}, {@code -artifact}), options of the JVM ({@code -D…}, {@code -X…}),
 * properties ({@code name=value}, with {@code then} those of the restarted application)
 * and {@link Packaging how the application is run}
 * @param afterRestart what a page does after a restart of the application
 * @param inEachBuild whether each build tries it
 */
record SetUp(String name, List<String> parts, AfterRestart afterRestart, boolean inEachBuild) {

	private static final Path TABLE = Path.of("../docs/spring.md");

	private static final String HEADER = "| set-up | with | after a restart | in each build |";

	private static final String LATER = "then ";

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	/** What a page does after a restart of the application. */
	enum AfterRestart {

		GOES_ON("goes on"), ASKS_FOR_LOGIN("asks for the login");

		private final String text;

		AfterRestart(String text) {
			this.text = text;
		}

		static AfterRestart of(String text) {
			return Arrays.stream(values()).filter((each) -> each.text.equals(text)).findFirst().orElseThrow();
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

	/** How the application is run. */
	enum Packaging {

		CLASSES, JAR, WAR, AOT

	}

	static List<SetUp> all() {
		try (Stream<String> lines = Files.lines(TABLE)) {
			return lines.dropWhile((line) -> !line.equals(HEADER))
				.skip(2)
				.takeWhile((line) -> line.startsWith("|"))
				.map(SetUp::of)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static SetUp of(String line) {
		String[] cells = line.substring(1).split("\\|", -1);
		List<String> parts = CODE.matcher(cells[1]).results().map((MatchResult code) -> code.group(1)).toList();
		return new SetUp(cells[0].strip(), parts, AfterRestart.of(cells[2].strip()), !cells[3].isBlank());
	}

	List<String> added() {
		return this.parts.stream().filter((part) -> part.startsWith("+")).map((part) -> part.substring(1)).toList();
	}

	List<String> removed() {
		return this.parts.stream()
			.filter((part) -> part.startsWith("-") && !isOption(part))
			.map((part) -> part.substring(1))
			.toList();
	}

	/** Returns options of the JVM, properties of the application among them. */
	List<String> options() {
		return options(this.parts.stream().filter((part) -> !part.startsWith(LATER)));
	}

	/** Returns options that only the restarted application has. */
	List<String> optionsAfterRestart() {
		return options(this.parts.stream()
			.filter((part) -> part.startsWith(LATER))
			.map((part) -> part.substring(LATER.length())));
	}

	private static List<String> options(Stream<String> parts) {
		return parts.filter((part) -> isOption(part) || (part.contains("=") && !part.startsWith("+")))
			.map((part) -> isOption(part) ? part : "-D" + part)
			.toList();
	}

	/** Returns the names of the properties of the application. */
	List<String> properties() {
		return Stream.concat(options().stream(), optionsAfterRestart().stream())
			.filter((option) -> option.startsWith("-D") && !this.parts.contains(option))
			.map((option) -> option.substring(2, option.indexOf('=')))
			.toList();
	}

	String property(String name) {
		return this.parts.stream()
			.filter((part) -> part.startsWith(name + "="))
			.map((part) -> part.substring(name.length() + 1))
			.findFirst()
			.orElse("");
	}

	Packaging packaging() {
		return Arrays.stream(Packaging.values())
			.filter((packaging) -> this.parts.contains(packaging.name().toLowerCase(Locale.ROOT)))
			.findFirst()
			.orElse(Packaging.CLASSES);
	}

	/** Returns the lowest version of Java with which it makes sense. */
	int java() {
		return this.parts.stream()
			.filter((part) -> part.startsWith("java "))
			.map((part) -> Integer.valueOf(part.substring("java ".length())))
			.findFirst()
			.orElse(0);
	}

	private static boolean isOption(String part) {
		return part.startsWith("-D") || part.startsWith("-X");
	}

	@Override
	public String toString() {
		return this.name;
	}

}
