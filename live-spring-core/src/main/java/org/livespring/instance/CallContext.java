package org.livespring.instance;

import java.security.Principal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

import org.livespring.LiveContext;
import org.livespring.LiveEvent;
import org.livespring.LiveOwnPresence;
import org.livespring.LivePresence;
import org.livespring.LiveRoom;
import org.livespring.LiveViewContext;
import org.livespring.membership.CallRooms;
import org.livespring.membership.ConnectionRooms;
import org.livespring.membership.RoomGateway;
import org.livespring.observe.LiveCall;
import org.livespring.protocol.ServerFrame;
import org.livespring.render.RenderScope;
import org.livespring.room.RoomNames;
import org.livespring.state.Memberships;

/**
 * The {@link LiveContext} of one call. It collects the frames, events and room changes of
 * the call, which take effect only if the call succeeds. Only the thread of the call uses
 * it, except for {@link #update}.
 */
final class CallContext implements LiveContext {

	private static final Pattern ABSOLUTE = Pattern.compile("https?://[^/\\\\].*", Pattern.CASE_INSENSITIVE);

	private final String id;

	private final @Nullable Principal principal;

	private final RenderScope scope;

	private final Consumer<UnaryOperator<?>> updates;

	private final CallRooms rooms;

	private final LiveCall call;

	private final List<ServerFrame> frames = new ArrayList<>(0);

	private final List<Object> emitted = new ArrayList<>(0);

	/** Sent last, since the browser leaves the page for it. */
	private ServerFrame.@Nullable Navigate redirect;

	private boolean refresh;

	private boolean outdated;

	private boolean ended;

	CallContext(String id, @Nullable Principal principal, RenderScope scope, CallRooms rooms,
			Consumer<UnaryOperator<?>> updates, LiveCall call) {
		this.id = id;
		this.principal = principal;
		this.scope = scope;
		this.rooms = rooms;
		this.updates = updates;
		this.call = call;
	}

	/**
	 * Create the context of a call.
	 * @param gateway the rooms of this node
	 * @param placement the placement of the instance
	 * @param memberships memberships of the instance when the call begins
	 * @param connection the connection, {@code null} while a page is rendered
	 * @param updates receives updates of the state
	 * @param call measures the call
	 */
	static CallContext of(RoomGateway gateway, Placement placement, Memberships memberships,
			@Nullable ConnectionRooms connection, Consumer<UnaryOperator<?>> updates, LiveCall call) {
		Principal user = placement.owner().principal();
		return new CallContext(placement.id(), user, placement.scope(),
				new CallRooms(gateway, placement.id(), user, memberships, connection), updates, call);
	}

	/** Apply the updates that a call collected to the state that it returned. */
	@SuppressWarnings("unchecked")
	static Object apply(List<UnaryOperator<?>> updates, Object state) {
		Object result = state;
		for (UnaryOperator<?> update : List.copyOf(updates)) {
			result = ((UnaryOperator<Object>) update).apply(result);
		}
		return result;
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public @Nullable Principal principal() {
		return this.principal;
	}

	@Override
	public Locale locale() {
		return this.scope.locale();
	}

	@Override
	public ZoneId zone() {
		return this.scope.zone();
	}

	@Override
	public <S> void update(UnaryOperator<S> change) {
		Assert.notNull(change, "'change' must not be null");
		this.updates.accept(change);
	}

	@Override
	public void refresh() {
		running();
		this.refresh = true;
	}

	@Override
	public void emit(Object event) {
		running();
		Assert.notNull(event, "'event' must not be null");
		this.emitted.add(event);
	}

	@Override
	public void dispatch(String name, @Nullable Object detail) {
		Assert.hasText(name, "'name' must not be empty");
		Assert.isTrue(!name.startsWith("live:"), "'name' must not start with 'live:'");
		send(name, detail);
	}

	@Override
	public void title(String title) {
		send("live:title", title);
	}

	@Override
	public void flash(FlashLevel level, String message) {
		Assert.notNull(level, "'level' must not be null");
		Assert.notNull(message, "'message' must not be null");
		Map<String, String> detail = new LinkedHashMap<>();
		detail.put("level", level.name().toLowerCase(Locale.ROOT));
		detail.put("message", message);
		send("live:flash", detail);
	}

	@Override
	public void redirect(String url) {
		running();
		boolean path = url.startsWith("/") && !url.startsWith("//") && !url.startsWith("/\\")
				&& url.chars().noneMatch(Character::isISOControl);
		Assert.isTrue(path || ABSOLUTE.matcher(url).matches(),
				() -> "'url' must be a path that starts with '/' or an http(s) URL: " + url);
		this.redirect = new ServerFrame.Navigate(this.id, path ? this.scope.contextPath() + url : url,
				ServerFrame.NavigateMode.ASSIGN);
	}

	@Override
	public void join(String room) {
		running();
		this.rooms.join(room);
	}

	@Override
	public void leave(String room) {
		running();
		this.rooms.leave(room);
	}

	@Override
	public LiveRoom room(String name) {
		running();
		return this.rooms.room(name, this::running);
	}

	@Override
	public LiveOwnPresence presence(String room) {
		running();
		return this.rooms.presence(room, this::running);
	}

	@Override
	public void toUser(String user, Object event) {
		running();
		this.rooms.publish(RoomNames.ofUser(user), event, false);
	}

	@Override
	public void toConnection(String connection, Object event) {
		running();
		this.rooms.publish(RoomNames.ofConnection(connection), event, false);
	}

	@Override
	public @Nullable String connection() {
		running();
		return this.rooms.connection();
	}

	/** Create the context for a run of {@code view}. */
	LiveViewContext view() {
		this.rooms.beginView();
		return new ViewContext();
	}

	private void send(String name, @Nullable Object detail) {
		running();
		this.frames.add(new ServerFrame.ClientEvent(this.id, name, detail));
	}

	private void running() {
		Assert.state(!this.ended, "The call of this context has ended; only 'update' may be called now");
	}

	/** The measurement of the call. */
	LiveCall call() {
		return this.call;
	}

	/** End the call: from now on only {@link #update} may be called. */
	void end() {
		this.ended = true;
	}

	/**
	 * Make {@code view} run after this call because a room that it read may have changed.
	 */
	void outdated() {
		this.outdated = true;
	}

	/** Add everything that another call collected to this call. */
	void absorb(CallContext other) {
		this.frames.addAll(other.frames);
		this.redirect = (other.redirect != null) ? other.redirect : this.redirect;
		this.emitted.addAll(other.emitted);
		this.refresh |= other.refresh;
		this.outdated |= other.outdated;
		this.rooms.absorb(other.rooms);
	}

	CallRooms rooms() {
		return this.rooms;
	}

	List<ServerFrame> frames() {
		if (this.redirect == null) {
			return this.frames;
		}
		List<ServerFrame> all = new ArrayList<>(this.frames);
		all.add(this.redirect);
		return all;
	}

	List<Object> emitted() {
		return this.emitted;
	}

	boolean isRefresh() {
		return this.refresh;
	}

	boolean isOutdated() {
		return this.outdated;
	}

	private final class ViewContext implements LiveViewContext {

		@Override
		public String id() {
			return CallContext.this.id();
		}

		@Override
		public @Nullable Principal principal() {
			return CallContext.this.principal();
		}

		@Override
		public Locale locale() {
			return CallContext.this.locale();
		}

		@Override
		public ZoneId zone() {
			return CallContext.this.zone();
		}

		@Override
		public LivePresence presence(String room) {
			running();
			return CallContext.this.rooms.readPresence(room);
		}

		@Override
		public <S> S state(String room, Class<S> type, S initial) {
			running();
			return CallContext.this.rooms.readState(room, type, initial);
		}

		@Override
		public <E> List<LiveEvent<E>> history(String room, Class<E> type, int count) {
			running();
			return CallContext.this.rooms.readHistory(room, type, count);
		}

	}

}
