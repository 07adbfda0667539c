package org.livespring.fragment;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LiveFragment;
import org.livespring.LivePosition;
import org.livespring.diff.Patch;
import org.livespring.diff.TextHash;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.SharedFrame;
import org.livespring.render.ComponentRenderer;
import org.livespring.render.RenderCache;
import org.livespring.render.RenderCall;
import org.livespring.render.RenderScope;
import org.livespring.render.Rendered;
import org.livespring.room.RoomClient;
import org.livespring.room.RoomDelivery;
import org.livespring.room.RoomMember;

/**
 * A fragment of a room on this node, with the connections that show it. Each change is
 * rendered, compared and encoded once, whoever watches. Its own lock guards everything;
 * under it nothing waits but the first render.
 */
public final class SharedFragment implements RoomMember {

	private static final Log logger = LogFactory.getLog(SharedFragment.class);

	/** A watcher that does not know the text in the browser's page. */
	private static final long UNKNOWN = -1;

	private final LiveFragment fragment;

	private final String key;

	private final String room;

	private final RenderScope scope;

	private final ComponentRenderer renderer;

	private final RoomClient client;

	private final Executor executor;

	private final Duration interval;

	private final RenderCache cache = new RenderCache();

	/** Who watches, and the number of the text each one has. */
	private final Map<FragmentViewer, Long> watchers = new LinkedHashMap<>(0);

	private @Nullable String text;

	private @Nullable SharedFrame whole;

	private long seq;

	private volatile long rendered;

	/**
	 * Whether a render is due; without the lock, since rooms call under locks of theirs.
	 */
	private final AtomicBoolean scheduled = new AtomicBoolean();

	private volatile long used = System.nanoTime();

	SharedFragment(LiveFragment fragment, String room, RenderScope scope, ComponentRenderer renderer, RoomClient client,
			Executor executor, Duration interval) {
		this.fragment = fragment;
		this.key = fragment.name() + "/" + room;
		this.room = room;
		this.scope = scope;
		this.renderer = renderer;
		this.client = client;
		this.executor = executor;
		this.interval = interval;
	}

	@Override
	public String id() {
		return this.key;
	}

	void touch() {
		this.used = System.nanoTime();
	}

	/** The present text. */
	public synchronized String text() {
		if (this.text == null) {
			LivePosition position = this.client.position(this.room);
			this.text = render();
			this.rendered = System.nanoTime();
			this.client.hub().join(this, this.room, position);
		}
		return this.text;
	}

	public static String hash(String text) {
		return text.length() + "-" + TextHash.of(text);
	}

	/**
	 * Send changes to a connection.
	 * @param viewer the connection
	 * @param hash hash of the text its page shows; any other for one that shows nothing
	 */
	public synchronized void watch(FragmentViewer viewer, String hash) {
		if (hash(text()).equals(hash)) {
			this.watchers.putIfAbsent(viewer, UNKNOWN);
		}
		else {
			sendWhole(viewer);
		}
	}

	/** Send the whole text to a connection. */
	public synchronized void sendWhole(FragmentViewer viewer) {
		String text = text();
		this.watchers.put(viewer, this.seq);
		if (this.whole == null) {
			this.whole = frame(Patch.full(text));
		}
		viewer.sendShared(this.whole);
	}

	public synchronized void unwatch(FragmentViewer viewer) {
		touch();
		this.watchers.remove(viewer);
	}

	/** Stop following the room if nobody has watched for so long. */
	synchronized boolean closeIfUnused(long now, Duration life) {
		boolean unused = this.watchers.isEmpty() && now - this.used > life.toNanos();
		if (unused) {
			this.client.hub().leave(this, this.room);
		}
		return unused;
	}

	@Override
	public void received(RoomDelivery delivery, LivePosition cursor) {
		changed();
	}

	@Override
	public void missed(String room, LivePosition position) {
		changed();
	}

	@Override
	public void advanced(String room, LivePosition position) {
		// Nothing happened for this one
	}

	private void changed() {
		if (!this.scheduled.compareAndSet(false, true)) {
			return;
		}
		long wait = this.rendered + this.interval.toNanos() - System.nanoTime();
		Executor when = (wait <= 0) ? this.executor
				: CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS, this.executor);
		try {
			when.execute(this::renderAgain);
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
			logger.error("The fragment '" + this.key + "' cannot be rendered", ex);
		}
	}

	private synchronized void apply(String next) {
		Patch patch = Patch.between(this.text, next);
		if (patch == null) {
			return;
		}
		this.text = next;
		long before = this.seq++;
		SharedFrame delta = frame(patch);
		this.whole = null;
		for (Map.Entry<FragmentViewer, Long> watcher : this.watchers.entrySet()) {
			if (watcher.getValue() == before) {
				watcher.setValue(this.seq);
				watcher.getKey().sendShared(delta);
			}
			else {
				sendWhole(watcher.getKey());
			}
		}
	}

	private SharedFrame frame(Patch patch) {
		return new SharedFrame(new ServerFrame.RoomFragment(this.key, this.seq, patch));
	}

	private String render() {
		Object view = this.fragment.view(this.room);
		Rendered rendered = this.renderer.render(new RenderCall(this.fragment.name(), this.fragment.template(), "",
				view, null, null, Map.of(), this.scope, null, this.cache));
		if (!rendered.slots().isEmpty() || !rendered.fragments().isEmpty()) {
			throw new LiveException(LiveErrorCode.RENDER_FAILED,
					"The fragment '" + this.fragment.name() + "' can contain no components and no fragments");
		}
		return rendered.text();
	}

}
