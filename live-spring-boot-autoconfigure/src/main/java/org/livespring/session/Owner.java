package org.livespring.session;

import java.security.Principal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Whom a page belongs to: a user and a browser.
 *
 * @param principal the user, {@code null} when not logged in
 * @param bindings what identifies the browser: a new snapshot is bound to the first, an
 * offered one may be bound to any of them
 */
public record Owner(@Nullable Principal principal, List<String> bindings) {

	public Owner {
		bindings = List.copyOf(bindings);
	}

	@Nullable String name() {
		return (this.principal != null) ? this.principal.getName() : null;
	}

	String binding() {
		return this.bindings.get(0);
	}

}
