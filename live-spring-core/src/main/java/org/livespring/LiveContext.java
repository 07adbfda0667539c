package org.livespring;

import java.security.Principal;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * The component instance that a component method is called for, with the operations a
 * method can perform on it.
 * <p>
 * Events, messages and redirects that a method sends by its context are sent only after
 * the method has returned normally, together with the change of the HTML; an exception
 * discards them. {@link #update} may be called from any thread, also after the method has
 * returned. All other methods may be used only during the call that the context was
 * passed to.
 */
public interface LiveContext {

	/**
	 * Id of the component instance, unique in the application and the same on every node.
	 * @return the id, 11 URL-safe characters
	 */
	String id();

	/**
	 * The user of the page.
	 * @return the user, {@code null} if not logged in
	 */
	@Nullable Principal principal();

	/**
	 * Locale the component is rendered in.
	 * @return the locale of the page request
	 */
	Locale locale();

	/**
	 * Time zone the component is rendered in.
	 * @return the time zone of the page request
	 */
	ZoneId zone();

	/**
	 * Change the state, from any thread. Updates and actions of an instance run one after
	 * the other, in the order in which they were called. Ignored once the instance has
	 * been removed.
	 * @param <S> the component's state
	 * @param change function that computes the new state from the current one, without
	 * side effects
	 */
	<S> void update(UnaryOperator<S> change);

	/**
	 * Render the component after this call even if neither its state nor its view has
	 * changed.
	 */
	void refresh();

	/**
	 * Send an event to the nearest ancestor component that has a {@link LiveListener} for
	 * it.
	 * @param event the event, not {@code null}
	 */
	void emit(Object event);

	/**
	 * Dispatch a bubbling {@code CustomEvent} on the component's element in the browser.
	 * @param name name of the event
	 * @param detail the event's {@code detail}, written as JSON
	 */
	void dispatch(String name, @Nullable Object detail);

	/**
	 * Set the title of the page.
	 * @param title the title
	 */
	void title(String title);

	/**
	 * Show a message of the level {@link FlashLevel#INFO} to the user, see
	 * {@link #flash(FlashLevel, String)}.
	 * @param message the message
	 */
	default void flash(String message) {
		flash(FlashLevel.INFO, message);
	}

	/**
	 * Show a message to the user, above everything else in the page. Screen readers read
	 * it out. It disappears when the user dismisses it or after six seconds. If the call
	 * also redirects the browser to another page of the application, that page shows the
	 * message.
	 * @param level how serious the message is
	 * @param message the message, plain text
	 */
	void flash(FlashLevel level, String message);

	/**
	 * Make the browser load another page. The last redirect of a call counts, and is sent
	 * after everything else.
	 * @param url a path within the application that starts with {@code /} and does not
	 * contain the context path, or an absolute {@code http(s)} URL
	 * @throws IllegalArgumentException if the URL is neither
	 */
	void redirect(String url);

	/**
	 * Join a room: from now on the component's {@link LiveListener} methods receive the
	 * events of the room, in order and without gaps. Events that are published before the
	 * page is connected, or while its connection is lost, are delivered once it is
	 * connected. If events are no longer available, the component's {@code resync} method
	 * is called, or the component is mounted again.
	 * @param room name of the room, see {@link LiveRooms#room(String)}
	 * @throws LiveException with the code {@code ACCESS_DENIED} if the user may not join
	 * the room
	 */
	void join(String room);

	/**
	 * Leave a room.
	 * @param room name of the room
	 */
	void leave(String room);

	/**
	 * Get a room to publish events to it. The events are sent after the method has
	 * returned normally.
	 * @param name name of the room
	 * @return the room, for use during this call only
	 */
	LiveRoom room(String name);

	/**
	 * Get the presence of a room: its members, and the component's own presence in it.
	 * @param room name of the room
	 * @return the presence, for use during this call only
	 */
	LiveOwnPresence presence(String room);

	/**
	 * Send an event to the components on all open pages of a user.
	 * @param user name of the user
	 * @param event the event
	 */
	void toUser(String user, Object event);

	/**
	 * Send an event to the components of one connection.
	 * @param connection id of the connection, see {@link #connection()}
	 * @param event the event
	 */
	void toConnection(String connection, Object event);

	/**
	 * Id of the page's WebSocket connection. Each reconnect gives a new id.
	 * @return the id, {@code null} while the page is rendered, before it is connected
	 */
	@Nullable String connection();

	/**
	 * How serious a message for the user is. Screen readers finish their sentence before
	 * they read out {@link #INFO} and {@link #SUCCESS} (role {@code status}), and
	 * interrupt it for {@link #WARNING} and {@link #ERROR} (role {@code alert}).
	 */
	enum FlashLevel {

		/** Something that the user may want to know. */
		INFO,
		/** What the user wanted is done. */
		SUCCESS,
		/** Something needs the user's attention. */
		WARNING,
		/** What the user wanted is not done. */
		ERROR

	}

}
