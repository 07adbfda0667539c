package org.livespring.matrix;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The libraries of the application and what each of them needs, as Maven resolved them
 * for all set-ups together.
 */
final class Libraries {

	private static final List<String> BASE = List.of("live-spring-boot-starter", "spring-boot-starter-thymeleaf");

	private static final Pattern EDGE = Pattern.compile("\"\\(?[^:\"]+:([^:\"]+):[^\"]*\" -> \"\\(?[^:\"]+:([^:\"]+):");

	private final Map<String, Set<String>> needed = new HashMap<>();

	private final Map<String, List<Path>> files;

	private Libraries(String tree, String classPath) {
		Matcher edge = EDGE.matcher(tree);
		while (edge.find()) {
			this.needed.computeIfAbsent(edge.group(1), (name) -> new LinkedHashSet<>()).add(edge.group(2));
		}
		this.files = Arrays.stream(classPath.strip().split(File.pathSeparator))
			.map(Path::of)
			.collect(Collectors.groupingBy((file) -> file.getParent().getParent().getFileName().toString()));
	}

	/** Reads what the build of the application wrote. */
	static Libraries read(Path build) {
		try {
			return new Libraries(Files.readString(build.resolve("dependencies.dot")),
					Files.readString(build.resolve("class-path")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<URL> all() {
		return this.files.values().stream().flatMap(List::stream).map(Libraries::url).toList();
	}

	private static URL url(Path file) {
		try {
			return file.toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Returns the class path of a set-up. */
	List<Path> of(SetUp setUp) {
		return files(setUp.added(), setUp.removed());
	}

	/** Returns the class path of an application with more libraries. */
	List<Path> with(List<String> added) {
		return files(added, List.of());
	}

	/** Returns the class path of an application with more and without some libraries. */
	List<Path> files(List<String> added, Collection<String> removed) {
		return closure(Stream.concat(BASE.stream(), added.stream()).toList(), removed);
	}

	/** Returns libraries with all that they need. */
	List<Path> closure(List<String> roots, Collection<String> removed) {
		Set<String> found = new LinkedHashSet<>();
		Deque<String> open = new ArrayDeque<>(roots);
		while (!open.isEmpty()) {
			String name = open.remove();
			if (!removed.contains(name) && found.add(name)) {
				open.addAll(this.needed.getOrDefault(name, Set.of()));
			}
		}
		return found.stream().flatMap((name) -> file(name).stream()).toList();
	}

	private List<Path> file(String name) {
		List<Path> found = this.files.get(name);
		if (found == null) {
			throw new IllegalStateException("The application has no library " + name);
		}
		return found;
	}

}
