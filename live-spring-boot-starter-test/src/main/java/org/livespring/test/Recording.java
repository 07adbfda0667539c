package org.livespring.test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a test does with its users, pages and nodes, as statements of Java. What one of
 * them does by others is not recorded. Used by one thread.
 */
final class Recording {

	private static final Set<String> RESERVED = Set.of("live", "class", "new", "this", "void", "public", "package");

	private final List<String> statements = new ArrayList<>();

	private final Set<String> variables = new HashSet<>();

	private int depth;

	/** Record a statement, and do what it says. */
	void does(String statement, Runnable action) {
		does(statement, () -> {
			action.run();
			return this;
		});
	}

	/** Record a statement, and do what it says. */
	<T> T does(String statement, Supplier<T> action) {
		if (this.depth == 0) {
			this.statements.add(statement + ";");
		}
		return within(action);
	}

	/** Record a statement that has no effect before the next one. */
	void note(String statement) {
		does(statement, () -> {
		});
	}

	/** Do something without recording it. */
	void within(Runnable action) {
		within(() -> {
			action.run();
			return this;
		});
	}

	private <T> T within(Supplier<T> action) {
		this.depth++;
		try {
			return action.get();
		}
		finally {
			this.depth--;
		}
	}

	/** A name that no other variable has. */
	String variable(String like) {
		String plain = like.replaceAll("[^A-Za-z0-9]", "");
		String base = plain.matches("[A-Za-z].*") ? Character.toLowerCase(plain.charAt(0)) + plain.substring(1)
				: "user" + plain;
		String name = base;
		for (int i = 2; RESERVED.contains(name) || !this.variables.add(name); i++) {
			name = base + i;
		}
		return name;
	}

	List<String> statements() {
		return List.copyOf(this.statements);
	}

	/** Forget all, because a test has ended. */
	void clear() {
		this.statements.clear();
		this.variables.clear();
	}

	/** A text as Java has it. */
	static String literal(String text) {
		return "\"" + text.replace("\\", "\\\\")
			.replace("\"", "\\\"")
			.replace("\n", "\\n")
			.replace("\r", "\\r")
			.replace("\t", "\\t") + "\"";
	}

	/** A call with texts as arguments. */
	static String call(String method, String... texts) {
		List<String> literals = new ArrayList<>();
		for (String text : texts) {
			literals.add(literal(text));
		}
		return method + "(" + String.join(", ", literals) + ")";
	}

}
