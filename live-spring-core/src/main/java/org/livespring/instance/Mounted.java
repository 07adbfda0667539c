package org.livespring.instance;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.livespring.component.bind.QueryParameter;
import org.livespring.protocol.ServerFrame;
import org.livespring.render.Rendered;
import org.livespring.state.SignedSnapshot;

/**
 * A mounted component with its children, before its instance is started.
 *
 * @param model content, HTML and snapshot of the component
 * @param children children in the order of their slots
 * @param fragments texts of the shared fragments, in the order of their places
 * @param frames frames that {@code mount} sent to the browser
 */
public record Mounted(InstanceModel model, List<Mounted> children, List<String> fragments, List<ServerFrame> frames) {

	/** Id of the instance. */
	public String id() {
		return this.model.placement().id();
	}

	/**
	 * The HTML with its slots for children and fragments, {@code null} without a
	 * template.
	 */
	public @Nullable Rendered rendered() {
		return this.model.html().rendered();
	}

	public String html() {
		Rendered rendered = rendered();
		return (rendered != null) ? rendered.text() : "";
	}

	public SignedSnapshot snapshot() {
		return this.model.snapshot();
	}

	/**
	 * List the children of all levels as the browser gets them, parents before children.
	 */
	public static List<ServerFrame.Child> flatten(List<Mounted> children) {
		if (children.isEmpty()) {
			return List.of();
		}
		List<ServerFrame.Child> flat = new ArrayList<>();
		for (Mounted child : children) {
			Placement place = child.model.placement();
			flat.add(new ServerFrame.Child(place.id(), Objects.requireNonNull(place.parent()),
					Objects.requireNonNull(place.slot()), child.html(), child.snapshot().text(), child.snapshot().tag(),
					child.queryNames()));
			flat.addAll(flatten(child.children));
		}
		return flat;
	}

	/**
	 * Names of the query parameters that belong to the component, separated by spaces;
	 * {@code null} if there are none.
	 */
	public @Nullable String queryNames() {
		List<QueryParameter> parameters = this.model.definition().properties().queryParameters();
		return parameters.isEmpty() ? null
				: parameters.stream().map(QueryParameter::name).collect(Collectors.joining(" "));
	}

}
