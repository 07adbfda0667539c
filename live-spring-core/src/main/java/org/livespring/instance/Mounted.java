package org.livespring.instance;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.livespring.component.ComponentDefinition;
import org.livespring.component.bind.QueryParameter;
import org.livespring.protocol.ServerFrame;
import org.livespring.render.RenderCache;
import org.livespring.render.Rendered;
import org.livespring.state.SignedSnapshot;

/**
 * A component that was mounted and is not alive yet, with its children.
 *
 * @param definition the component
 * @param placement where it is
 * @param content what it holds
 * @param view what it was rendered from
 * @param rendered its HTML, {@code null} without a template
 * @param cache what its next render may reuse
 * @param expires when its snapshot expires, in minutes since the epoch
 * @param snapshot its snapshot
 * @param children its children, in the order of their slots
 * @param fragments texts of the shared fragments, in the order of their places
 * @param frames what mounting sent to the browser
 */
public record Mounted(ComponentDefinition definition, Placement placement, Content content, @Nullable Object view,
		@Nullable Rendered rendered, RenderCache cache, long expires, SignedSnapshot snapshot, List<Mounted> children,
		List<String> fragments, List<ServerFrame> frames) {

	public String html() {
		return (this.rendered != null) ? this.rendered.text() : "";
	}

	/** The children of all levels as the browser gets them, parents before children. */
	public static List<ServerFrame.Child> flatten(List<Mounted> children) {
		List<ServerFrame.Child> flat = new ArrayList<>();
		for (Mounted child : children) {
			Placement place = child.placement;
			flat.add(new ServerFrame.Child(place.id(), Objects.requireNonNull(place.parent()),
					Objects.requireNonNull(place.slot()), child.html(), child.snapshot.text(), child.snapshot.tag(),
					child.queryNames()));
			flat.addAll(flatten(child.children));
		}
		return flat;
	}

	/** Names of the query parameters the component owns, separated by spaces. */
	public @Nullable String queryNames() {
		List<QueryParameter> parameters = this.definition.properties().queryParameters();
		return parameters.isEmpty() ? null
				: parameters.stream().map(QueryParameter::name).collect(Collectors.joining(" "));
	}

}
