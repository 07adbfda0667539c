package org.livespring;

import java.security.Principal;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * What a component method may ask of the component instance it runs for.
 * <p>
 * What a method sends with it goes to the browser only after the method returned
 * normally, together with the change it made; an exception discards it. {@link #update}
 * may be called from any thread, also after the method returned; all other methods belong
 * to the call they were given to.
 */
public interface LiveContext {

	/**
	 * Id of the component instance, unique in the application and the same on every node.
	 * @return the id, 11 URL-safe characters
	 */
	String id();

	/**
	 * The user the instance belongs to.
	 * @return the user, {@code null} when not logged in
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
	 * Change the state from any thread. Changes and actions of an instance are applied
	 * one after the other in the order of their calls. Ignored once the instance is gone.
	 * @param <S> the component's state
	 * @param change function from the current to the new state; without side effects
	 */
	<S> void update(UnaryOperator<S> change);

	/**
	 * Render after this call even if state and view are equal to those rendered before.
	 */
	void refresh();

	/**
	 * Send an event to the nearest component up the tree that has a {@link LiveListener}
	 * for it.
	 * @param event the event, not {@code null}
	 */
	void emit(Object event);

	/**
	 * Dispatch a {@code CustomEvent} on the component's element in the browser, bubbling.
	 * @param name name of the event
	 * @param detail its {@code detail}, written as JSON
	 */
	void dispatch(String name, @Nullable Object detail);

	/**
	 * Set the title of the page.
	 * @param title the title
	 */
	void title(String title);

	/**
	 * Show a message to the user, read out by screen readers, until it is dismissed or
	 * has been seen.
	 * @param message the message
	 */
	void flash(String message);

	/**
	 * Send the browser to another page.
	 * @param url a path within the application (starting with {@code /}, the context path
	 * is added) or an absolute {@code http(s)} URL
	 * @throws IllegalArgumentException if it is neither
	 */
	void redirect(String url);

	/**
	 * Be in a room: the component's {@link LiveListener} methods get its events from now
	 * on, in order and without gap, also those of the time until the page is connected or
	 * connected again. What is missing all the same is made up for by the component's
	 * {@code resync} method, or by mounting it anew.
	 * @param room name of the room, see {@link LiveRooms#room(String)}
	 * @throws LiveException with the code {@code ACCESS_DENIED} if the user may not
	 */
	void join(String room);

	/**
	 * Leave a room.
	 * @param room name of the room
	 */
	void leave(String room);

	/**
	 * A room, to publish into it. Events go out after the method returned normally.
	 * @param name name of the room
	 * @return the room, to be used within this call
	 */
	LiveRoom room(String name);

	/**
	 * Who is in a room, and the component's own presence in it.
	 * @param room name of the room
	 * @return its presence, to be used within this call
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
	 * @param connection what {@link #connection()} gave
	 * @param event the event
	 */
	void toConnection(String connection, Object event);

	/**
	 * Id of the connection the component lives on, another one after each reconnect.
	 * @return the id, {@code null} while the page is rendered
	 */
	@Nullable String connection();

}
