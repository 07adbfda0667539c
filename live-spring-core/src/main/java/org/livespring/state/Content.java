package org.livespring.state;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.livespring.component.form.FormErrors;

/**
 * What an instance holds and its snapshot keeps.
 *
 * @param props what its place gave it
 * @param state its state
 * @param errors error texts of its forms
 * @param children ids of its children by slot
 * @param started names of tasks that are under way and must not start again elsewhere
 * @param defaults what its query parameters are in {@code mount}'s own state
 * @param memberships what it is a member of
 */
public record Content(@Nullable Object props, Object state, FormErrors errors, Map<String, String> children,
		Set<String> started, Map<String, List<String>> defaults, Memberships memberships) {

	/**
	 * What a component holds that was just mounted.
	 * @param props what its place gave it
	 * @param state its state
	 * @return the content, without children, tasks and memberships
	 */
	public static Content of(@Nullable Object props, Object state) {
		return new Content(props, state, FormErrors.NONE, Map.of(), Set.of(), Map.of(), Memberships.NONE);
	}

	public Content withProps(@Nullable Object props) {
		return new Content(props, this.state, this.errors, this.children, this.started, this.defaults,
				this.memberships);
	}

	public Content withState(Object state) {
		return new Content(this.props, state, this.errors, this.children, this.started, this.defaults,
				this.memberships);
	}

	public Content withErrors(FormErrors errors) {
		return new Content(this.props, this.state, errors, this.children, this.started, this.defaults,
				this.memberships);
	}

	public Content withChildren(Map<String, String> children) {
		return new Content(this.props, this.state, this.errors, children, this.started, this.defaults,
				this.memberships);
	}

	public Content withStarted(Set<String> started) {
		return new Content(this.props, this.state, this.errors, this.children, started, this.defaults,
				this.memberships);
	}

	public Content withDefaults(Map<String, List<String>> defaults) {
		return new Content(this.props, this.state, this.errors, this.children, this.started, defaults,
				this.memberships);
	}

	public Content withMemberships(Memberships memberships) {
		return new Content(this.props, this.state, this.errors, this.children, this.started, this.defaults,
				memberships);
	}

}
