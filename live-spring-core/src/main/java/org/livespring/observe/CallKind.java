package org.livespring.observe;

/** The kind of a {@link LiveCall}: what caused it. */
public enum CallKind {

	/** A component is mounted: for a page, a parent or a client. */
	MOUNT,
	/** A component is restored from its snapshot. */
	REHYDRATE,
	/** The browser called an action. */
	ACTION,
	/** The browser wrote properties or went to another URL of the page. */
	PROPERTY,
	/** A listener gets an event. */
	LISTENER,
	/** A {@code @LiveTask} method runs. */
	TASK,
	/** The parent rendered the component with changed props. */
	PROPS,
	/** The browser missed a change and gets the whole HTML and snapshot. */
	RESYNC,
	/** The component leaves the page. */
	UNMOUNT,
	/**
	 * A change that the server started: {@code live.update}, the result of a task, the
	 * start of an instance.
	 */
	UPDATE

}
