package org.livespring.observe;

/** What a {@link LiveCall} is for. */
public enum CallKind {

	/** A component is mounted: for a page, a parent or a client. */
	MOUNT,
	/** A component comes back from its snapshot. */
	REHYDRATE,
	/** The browser called an action. */
	ACTION,
	/** The browser wrote properties or went to another URL of the page. */
	PROPERTY,
	/** A listener gets an event. */
	LISTENER,
	/** A {@code @LiveTask} method runs. */
	TASK,
	/** The parent rendered with other props. */
	PROPS,
	/** The browser lost something and gets everything. */
	RESYNC,
	/** The component leaves the page. */
	UNMOUNT,
	/** A change from inside: {@code live.update}, a task's result, a start. */
	UPDATE

}
