package org.livespring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentationTests {

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]*))?\\)");

	private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

	@Test
	void linksLeadSomewhere() throws IOException {
		List<String> dead = new ArrayList<>();
		for (Path page : pages()) {
			Matcher link = LINK.matcher(Files.readString(page));
			while (link.find()) {
				Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize();
				if (!Files.exists(target) || (link.group(2) != null && !anchors(target).contains(link.group(2)))) {
					dead.add(ROOT.relativize(page) + ": " + link.group());
				}
			}
		}
		assertThat(dead).isEmpty();
	}

	@Test
	void readmeNamesEachPage() throws IOException {
		String readme = Files.readString(ROOT.resolve("README.md"));
		assertThat(pages()).filteredOn((page) -> !page.endsWith("README.md"))
			.hasSizeGreaterThan(10)
			.allSatisfy((page) -> assertThat(readme).contains("(" + ROOT.relativize(page) + ")"));
	}

	private static List<Path> pages() throws IOException {
		try (Stream<Path> top = Files.list(ROOT); Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
			return Stream.concat(top, docs).filter((path) -> path.toString().endsWith(".md")).sorted().toList();
		}
	}

	private static List<String> anchors(Path page) throws IOException {
		return HEADING.matcher(Files.readString(page))
			.results()
			.map((heading) -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
			.toList();
	}

}
