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
 * The HTML of an instance: what it was last rendered from, and the text the browser is
 * known to have. Used by the instance's mailbox only.
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
	 * The browser says which text it holds; believed once that text was rendered here.
	 */
	public void offer(@Nullable TextOffer offer) {
		this.offer = offer;
	}

	/**
	 * Render new content if that can give another text.
	 * @param before what the instance holds
	 * @param after what it is to hold
	 * @param context the context of the call, which may ask for it in any case
	 * @return the new HTML, {@code null} when the text stays
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
		Object nextView = definition().view(after.state(), after.props(), context);
		if (!context.isRefresh() && nextView.equals(this.view) && after.errors().equals(before.errors())
				&& Objects.equals(after.props(), before.props())) {
			call.skipped();
			return null;
		}
		call.enter(LivePhase.RENDER);
		Rendered next = this.model.runtime().render(definition(), this.model.placement(), after, nextView, this.cache);
		return new Next(nextView, next, null);
	}

	/** Make the text of the present content, to learn whether it is the browser's. */
	private void restore(Content content, TextOffer offer, CallContext context) {
		this.view = definition().view(content.state(), content.props(), context);
		this.rendered = this.model.runtime()
			.render(definition(), this.model.placement(), content, this.view, this.cache);
		this.known = offer.describes(this.rendered.text());
		this.offer = null;
	}

	/**
	 * New HTML with its change against the text the browser has or {@link #unknown()}.
	 */
	Next compared(Next next) {
		String base = (this.rendered != null) ? this.rendered.text() : null;
		return new Next(next.view, next.rendered, Patch.between(base, next.rendered.text()));
	}

	/**
	 * The text that the page had where the browser holds another one, since its parser or
	 * a script changed it; the browser gets it before its first change.
	 */
	@Nullable String unknown() {
		return (this.rendered != null && !this.known) ? this.rendered.text() : null;
	}

	/** The browser gets the new HTML, {@code null} when it stays. */
	void accept(@Nullable Next next) {
		if (next != null) {
			this.view = next.view;
			this.rendered = next.rendered;
			this.known = true;
		}
	}

	private ComponentDefinition definition() {
		return this.model.definition();
	}

	@Nullable Rendered rendered() {
		return this.rendered;
	}

	/** Drop what was rendered, since something of it may be wrong. */
	void forget() {
		this.cache = new RenderCache();
		this.view = null;
		this.rendered = null;
		this.known = false;
	}

	/** The whole text, for a browser that lost it; {@code null} without a template. */
	@Nullable String whole(Content content, CallContext context) {
		if (definition().template() == null) {
			return null;
		}
		if (this.rendered == null) {
			context.call().enter(LivePhase.CACHE);
			this.view = definition().view(content.state(), content.props(), context);
			this.rendered = this.model.runtime()
				.render(definition(), this.model.placement(), content, this.view, this.cache);
		}
		this.offer = null;
		this.known = true;
		return this.rendered.text();
	}

	/** Props the slots had in the last render, by slot; empty when it was not here. */
	Map<String, Map<String, ?>> slotProps() {
		Map<String, Map<String, ?>> props = new HashMap<>();
		if (this.rendered != null) {
			this.rendered.slots().forEach((slot) -> props.put(slot.slot(), slot.props()));
		}
		return props;
	}

	/**
	 * HTML that is about to become the instance's.
	 *
	 * @param view what it was rendered from
	 * @param rendered the text and its slots
	 * @param patch its change, {@code null} when the text is the same or not compared yet
	 */
	record Next(Object view, Rendered rendered, @Nullable Patch patch) {

	}

	/**
	 * What a browser says of the text it holds.
	 *
	 * @param length its length in UTF-16 units
	 * @param hash its hash, see {@link TextHash}
	 */
	public record TextOffer(long length, long hash) {

		boolean describes(String text) {
			return text.length() == this.length && TextHash.of(text) == this.hash;
		}

	}

}
