package org.livespring.instance;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveContext.FlashLevel;
import org.livespring.LiveErrorCode;
import org.livespring.component.bind.ActionResult;
import org.livespring.component.form.FormErrors;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LivePhase;
import org.livespring.protocol.ServerFrame;
import org.livespring.render.FragmentPlace;
import org.livespring.render.Rendered;
import org.livespring.render.Slot;
import org.livespring.state.Content;

/**
 * One call of an instance, from the component method to the update for the browser and
 * its effects. Runs in the instance's mailbox.
 */
final class Turn implements Change.Places {

	private final LiveInstance instance;

	private final InstanceHost host;

	private final InstanceModel model;

	private final @Nullable Long requestId;

	private final CallContext context;

	private Content content;

	private @Nullable Object result;

	private Map<String, String> refused = Map.of();

	private @Nullable Change change;

	/**
	 * Begin a call.
	 * @param instance the instance
	 * @param host the connection
	 * @param model content, HTML and snapshot of the instance
	 * @param requestId the request to answer, {@code null} if there is none
	 * @param context the context of the call
	 */
	Turn(LiveInstance instance, InstanceHost host, InstanceModel model, @Nullable Long requestId, CallContext context) {
		this.instance = instance;
		this.host = host;
		this.model = model;
		this.requestId = requestId;
		this.context = context;
		this.content = model.content();
	}

	CallContext context() {
		return this.context;
	}

	/** The new content of the instance, with the changes of the call so far. */
	Content content() {
		return this.content;
	}

	void content(Content content) {
		this.content = content;
	}

	void state(Object state) {
		this.content = this.content.withState(state);
	}

	/**
	 * Take over the result of an action, which may be that the input of a form is
	 * invalid. Accepted input ends the errors of properties, too.
	 */
	void acted(ActionResult acted, String form) {
		FormErrors errors = this.content.errors().with(form, acted.errors());
		this.content = this.content.withState(acted.state())
			.withErrors(acted.isValid() ? errors.with(FormErrors.PROPERTIES, Map.of()) : errors);
		this.result = acted.result();
		this.refused = acted.errors();
	}

	/** Take over the errors of a form that was not sent yet. */
	void validated(Map<String, String> errors, String form) {
		this.content = this.content.withErrors(this.content.errors().with(form, errors));
	}

	/**
	 * Take over the result of writing properties, some of which may have invalid values.
	 */
	void wrote(Set<String> names, Map<String, String> refused) {
		this.content = this.content.withErrors(this.content.errors().written(names, refused));
	}

	/**
	 * Run the call and send the browser what it changed.
	 * @param code binds the input and calls the component
	 */
	void run(Consumer<Turn> code) {
		code.accept(this);
		this.content = this.content.withMemberships(this.context.rooms().memberships())
			.withStarted(this.instance.tasks().startedOnce(this.content.state()));
		boolean changed = this.context.isRefresh() || !this.content.equals(this.model.content());
		if (changed || this.context.isOutdated()) {
			prepare(new Change(this.model, this.content, this.context), changed);
		}
		tellUnseen();
		this.context.end();
		send(hold());
	}

	/**
	 * Tells the errors of refused input in a message if the HTML shows none of them,
	 * since the user would not know why nothing happens.
	 */
	private void tellUnseen() {
		InstanceHtml.Next next = (this.change != null) ? this.change.html() : null;
		Rendered html = (next != null) ? next.rendered() : this.model.html().rendered();
		if (html != null && !this.refused.isEmpty() && this.refused.values().stream().noneMatch(html::shows)) {
			this.context.flash(FlashLevel.ERROR, String.join("\n", this.refused.values()));
		}
	}

	private void prepare(Change change, boolean changed) {
		change.render();
		if (!changed && change.html() == null) {
			return;
		}
		change.diff();
		change.place(this);
		change.sign(this.requestId);
		this.change = change;
	}

	@Override
	public Mounted mount(Slot slot, Placement placement) {
		return this.host.mountChild(slot, placement);
	}

	/** Sends the text of a fragment in its own frame, not with the update. */
	@Override
	public String fragment(FragmentPlace place) {
		this.instance.runtime().rooms().checkComponent(this.context.principal(), place.room());
		return "";
	}

	private @Nullable Update hold() {
		call().enter(LivePhase.DIFF);
		if (this.change == null) {
			return null;
		}
		Update base = this.model.base(this.change);
		if (base != null) {
			this.host.send(base.frame(this.instance.id(), false));
		}
		Update update = this.model.hold(this.change);
		this.change.children().mounted().forEach(this.host::register);
		return update;
	}

	private void send(@Nullable Update update) {
		if (this.refused.isEmpty() || this.requestId == null) {
			this.instance.send(this.requestId, update, this.result, call());
			return;
		}
		this.instance.send(null, update, null, call());
		this.instance.invalid(this.requestId, call());
	}

	/**
	 * Perform the effects of the call after its change was applied and sent: children,
	 * URL, frames, events, tasks and memberships.
	 */
	void afterwards() {
		if (this.change != null) {
			follow(this.change.children());
		}
		ServerFrame navigation = this.instance.query().follow(this.instance.id(), this.model.content().state());
		if (navigation != null) {
			this.host.send(navigation);
		}
		this.context.frames().forEach(this.host::send);
		call().enter(null);
		this.context.rooms()
			.published()
			.forEach((message) -> attempt(() -> this.instance.runtime().rooms().client().publish(message)));
		this.context.emitted().forEach((event) -> attempt(() -> this.instance.deliverToParent(event)));
		this.instance.tasks().follow(this.model.content());
		this.instance.rooms().follow(this.model.content().memberships(), this.context.rooms());
	}

	private void follow(InstanceChildren children) {
		children.mounted().forEach((child) -> attempt(() -> this.host.start(child)));
		children.changed()
			.forEach((id, props) -> this.host.with(id, (child) -> attempt(() -> child.offerProps(props))));
		children.gone().forEach((id) -> attempt(() -> this.host.remove(id, true)));
	}

	/**
	 * Runs one step. If it fails, the failure is reported and the other steps still run.
	 */
	private void attempt(Runnable step) {
		try {
			step.run();
		}
		catch (RuntimeException ex) {
			this.instance.fail(ex, LiveErrorCode.INTERNAL_ERROR, null, LiveCall.UNHEARD);
		}
	}

	private LiveCall call() {
		return this.context.call();
	}

}
