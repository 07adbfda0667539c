package org.livespring.test.dom;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A pressed key, with the keys that are held.
 *
 * @param name name of the key, for example {@code Enter} or {@code a}
 * @param modifiers {@code ctrl}, {@code alt}, {@code shift} and {@code meta}, as held
 */
public record Key(String name, Set<String> modifiers) {

	private static final List<String> MODIFIERS = List.of("ctrl", "alt", "shift", "meta");

	/** Read a key like {@code ctrl+k}. */
	public static Key of(String text) {
		String[] parts = text.equals("+") ? new String[] { "+" } : text.split("\\+");
		String name = parts[parts.length - 1];
		return new Key(name.equals("Space") ? " " : name,
				Set.copyOf(Arrays.asList(parts).subList(0, parts.length - 1)));
	}

	/** Whether the key completes what is typed. */
	public boolean ends() {
		return this.name.equals("Enter") || this.name.equals("Escape");
	}

	/** Whether the key changes a text. */
	public boolean isEditing() {
		return (this.name.length() == 1 || this.name.equals("Backspace"))
				&& this.modifiers.stream().allMatch("shift"::equals);
	}

	/** What the key makes of a text with the caret at its end. */
	public String edit(String text) {
		if (this.name.equals("Backspace")) {
			return text.isEmpty() ? text : text.substring(0, text.length() - 1);
		}
		return text + this.name;
	}

	/** Whether the key is one of a list like {@code Enter ctrl+k}. */
	public boolean isOneOf(String list) {
		return Arrays.stream(list.split(" ")).filter((each) -> !each.isEmpty()).map(Key::of).anyMatch(this::matches);
	}

	private boolean matches(Key wanted) {
		return this.name.toLowerCase(Locale.ROOT).equals(wanted.name.toLowerCase(Locale.ROOT)) && MODIFIERS.stream()
			.allMatch((each) -> this.modifiers.contains(each) == wanted.modifiers.contains(each)
					|| (each.equals("shift") && wanted.name.length() == 1 && this.modifiers.contains(each)));
	}

}
