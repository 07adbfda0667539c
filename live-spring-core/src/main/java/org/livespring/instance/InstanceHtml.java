package org.livespring.instance;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.livespring.component.ComponentDefinition;
import org.livespring.diff.Patch;
import org.livespring.diff.TextHash;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LivePhase;
import org.livespring.render.RenderCache;
import org.livespring.render.Rendered;
import org.livespring.state.Content;

/**
 * The HTML of an instance: the view it was last rendered from, the text, and whether the
 * browser has that text. Not thread-safe: only the instance's mailbox uses it.
 */
public final class InstanceHtml {

	private final InstanceModel model;

	private RenderCache cache = new RenderCache();

	private @Nullable Object view;

	private @Nullable Rendered rendered;

	/** Whether the browser has the text of {@link #rendered}. */
	private boolean known;

	private @Nullable TextOffer offer;

	InstanceHtml(InstanceModel model) {
		this.model = model;
	}

	/**
	 * Remember length and hash of the HTML that the browser says it has. They are
	 * compared with the next render.
	 */
	public void offer(@Nullable TextOffer offer) {
		this.offer = offer;
	}

	/**
	 * Render new content if its HTML may differ.
	 * @param before the present content
	 * @param after the new content
	 * @param context the context of the call, which may demand a render
	 * @return the new HTML, {@code null} if it is unchanged
	 */
	@Nullable Next next(Content before, Content after, CallContext context) {
		if (definition().template() == null) {
			return null;
		}
		LiveCall call = context.call();
		if (this.offer != null) {
			call.enter(LivePhase.CACHE);
			restore(before, this.offer, context);
		}
		call.enter(LivePhase.VIEW);
		Object nextView = view(after, context);
		if (!context.isRefresh() && nextView.equals(this.view) && after.errors().equals(before.errors())
				&& Objects.equals(after.props(), before.props())) {
			call.skipped();
			// The page may have been rendered from something that has changed since
			return (this.rendered != null && !this.known) ? new Next(nextView, this.rendered, null) : null;
		}
		call.enter(LivePhase.RENDER);
		Rendered next = this.model.runtime().render(definition(), this.model.placement(), after, nextView, this.cache);
		return new Next(nextView, next, null);
	}

	/** Renders the present content to find out whether the browser has its text. */
	private void restore(Content content, TextOffer offer, CallContext context) {
		this.view = view(content, context);
		this.rendered = this.model.runtime()
			.render(definition(), this.model.placement(), content, this.view, this.cache);
		this.known = offer.describes(this.rendered.text());
		this.offer = null;
	}

	/**
	 * Compare new HTML with the text that the browser has, or gets as {@link #unknown()}.
	 */
	Next compared(Next next) {
		String base = (this.rendered != null) ? this.rendered.text() : null;
		return new Next(next.view, next.rendered, Patch.between(base, next.rendered.text()));
	}

	/**
	 * The text of the page, for a browser that shows another text because its parser or a
	 * script changed it. The browser gets it before the first change.
	 */
	@Nullable String unknown() {
		return (this.rendered != null && !this.known) ? this.rendered.text() : null;
	}

	/**
	 * Accept new HTML, which the browser is about to get; {@code null} if it is
	 * unchanged.
	 */
	void accept(@Nullable Next next) {
		if (next != null) {
			this.view = next.view;
			this.rendered = next.rendered;
			this.known = true;
		}
	}

	private Object view(Content content, CallContext context) {
		return definition().view(content.state(), content.props(), context, context.view());
	}

	private ComponentDefinition definition() {
		return this.model.definition();
	}

	@Nullable Rendered rendered() {
		return this.rendered;
	}

	/** Length of the text in UTF-16 units. Any thread may call this. */
	int length() {
		Rendered now = this.rendered;
		return (now != null) ? now.text().length() : 0;
	}

	/** Drop everything that was rendered, since it may be wrong. */
	void forget() {
		this.cache = new RenderCache();
		this.view = null;
		this.rendered = null;
		this.known = false;
	}

	/**
	 * Get the whole text for a browser that cannot apply a delta; {@code null} without a
	 * template.
	 */
	@Nullable String whole(Content content, CallContext context) {
		if (definition().template() == null) {
			return null;
		}
		if (this.rendered == null) {
			context.call().enter(LivePhase.CACHE);
			this.view = view(content, context);
			this.rendered = this.model.runtime()
				.render(definition(), this.model.placement(), content, this.view, this.cache);
		}
		this.offer = null;
		this.known = true;
		return this.rendered.text();
	}

	/**
	 * Props of the slots in the last render, by slot; empty if there was no render on
	 * this node.
	 */
	Map<String, Map<String, ?>> slotProps() {
		Map<String, Map<String, ?>> props = new HashMap<>();
		if (this.rendered != null) {
			this.rendered.slots().forEach((slot) -> props.put(slot.slot(), slot.props()));
		}
		return props;
	}

	/**
	 * New HTML that is not accepted yet.
	 *
	 * @param view the view that it was rendered from
	 * @param rendered the text and its slots
	 * @param patch the difference to the browser's text, {@code null} if there is none or
	 * the texts have not been compared yet
	 */
	record Next(Object view, Rendered rendered, @Nullable Patch patch) {

	}

	/**
	 * Length and hash of the HTML that a browser says it has.
	 *
	 * @param length length in UTF-16 units
	 * @param hash hash of the text, see {@link TextHash}
	 */
	public record TextOffer(long length, long hash) {

		boolean describes(String text) {
			return text.length() == this.length && TextHash.of(text) == this.hash;
		}

	}

}
