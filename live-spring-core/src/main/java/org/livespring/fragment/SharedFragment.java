package org.livespring.fragment;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LiveFragment;
import org.livespring.LivePosition;
import org.livespring.concurrent.DelayingExecutor;
import org.livespring.log.PrintableLog;
import org.livespring.presence.PresenceDiff;
import org.livespring.presence.PresenceListener;
import org.livespring.render.RenderCache;
import org.livespring.render.RenderCall;
import org.livespring.render.RenderScope;
import org.livespring.render.Rendered;
import org.livespring.room.RoomCursor;
import org.livespring.room.RoomEvent;
import org.livespring.room.RoomMember;

/**
 * A fragment of a room on this node, with the connections that show it. Each change is
 * rendered, compared and encoded once, whoever watches. Its own lock guards everything;
 * under it nothing waits but the first render.
 */
public final class SharedFragment implements RoomMember, PresenceListener {

	private static final Log logger = PrintableLog.of(SharedFragment.class);

	private final LiveFragment fragment;

	private final FragmentRoom room;

	private final RenderScope scope;

	private final FragmentSources sources;

	private final Executor executor;

	private final Duration interval;

	private final RenderCache cache = new RenderCache();

	private final FragmentText text;

	private volatile long rendered;

	/**
	 * Whether a render is due; without the lock, since rooms call under locks of theirs.
	 */
	private final AtomicBoolean scheduled = new AtomicBoolean();

	private volatile long used = System.nanoTime();

	SharedFragment(LiveFragment fragment, String room, RenderScope scope, FragmentSources sources, Executor executor,
			Duration interval) {
		this.fragment = fragment;
		this.text = new FragmentText(fragment.name() + "/" + room);
		this.room = new FragmentRoom(sources.rooms(), room, scope);
		this.scope = scope;
		this.sources = sources;
		this.executor = executor;
		this.interval = interval;
	}

	@Override
	public String id() {
		return this.text.key();
	}

	void touch() {
		this.used = System.nanoTime();
	}

	/** The present text with its hash, for a page that is about to show it. */
	public synchronized Shown shown() {
		return new Shown(text(), this.text.hash());
	}

	private String text() {
		String text = this.text.get();
		if (text == null) {
			String room = this.room.room();
			LivePosition position = this.sources.client().position(room);
			this.sources.presence().addListener(room, this);
			text = render();
			this.text.begin(text);
			this.rendered = System.nanoTime();
			this.sources.client().hub().join(this, room, position);
		}
		return text;
	}

	/**
	 * Send changes to a connection.
	 * @param viewer the connection
	 * @param hash hash of the text its page shows; any other for one that shows nothing
	 */
	public synchronized void watch(FragmentViewer viewer, String hash) {
		if (shown().hash().equals(hash)) {
			this.text.watch(viewer);
		}
		else {
			sendWhole(viewer);
		}
	}

	/** Send the whole text to a connection. */
	public synchronized void sendWhole(FragmentViewer viewer) {
		this.text.sendWhole(viewer, text());
	}

	public synchronized void unwatch(FragmentViewer viewer) {
		touch();
		this.text.unwatch(viewer);
	}

	/** Stop following the room if nobody has watched for so long. */
	synchronized boolean closeIfUnused(long now, Duration life) {
		boolean unused = !this.text.isWatched() && now - this.used > life.toNanos();
		if (unused) {
			this.sources.client().hub().leave(this, this.room.room());
			this.sources.presence().removeListener(this.room.room(), this);
		}
		return unused;
	}

	@Override
	public void received(RoomEvent event, RoomCursor cursor) {
		changed();
	}

	@Override
	public void missed(String room, LivePosition position) {
		changed();
	}

	@Override
	public void changed(PresenceDiff diff) {
		if (this.room.isPresenceRead()) {
			changed();
		}
	}

	private void changed() {
		if (!this.scheduled.compareAndSet(false, true)) {
			return;
		}
		long wait = this.rendered + this.interval.toNanos() - System.nanoTime();
		try {
			DelayingExecutor.delayed(this.executor, wait).execute(this::renderAgain);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("Not rendered, the application stops");
		}
	}

	private void renderAgain() {
		this.rendered = System.nanoTime();
		this.scheduled.set(false);
		try {
			// One after the other, though the executor has many threads
			synchronized (this.cache) {
				apply(render());
			}
		}
		catch (RuntimeException ex) {
			logger.error("The fragment '" + id() + "' cannot be rendered", ex);
		}
	}

	private synchronized void apply(String next) {
		this.text.change(next);
	}

	private String render() {
		Object view = this.fragment.view(this.room);
		Rendered rendered = this.sources.renderer()
			.render(new RenderCall(this.fragment.name(), this.fragment.template(), "", view, null, null,
					RenderCall.NO_FORMS, this.scope, null, this.cache));
		if (!rendered.slots().isEmpty() || !rendered.fragments().isEmpty()) {
			throw new LiveException(LiveErrorCode.RENDER_FAILED,
					"The fragment '" + this.fragment.name() + "' can contain no components and no fragments");
		}
		return rendered.text();
	}

	/**
	 * The text of a fragment at one moment.
	 *
	 * @param text the text
	 * @param hash tells it from other texts
	 */
	public record Shown(String text, String hash) {

	}

}
