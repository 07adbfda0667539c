package org.livespring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * Marks a Spring bean as a live component: a singleton with functions over an immutable
 * {@code State} record.
 * <p>
 * A component declares a nested record {@code State} and, where its page gives it
 * something, a nested record {@code Props}. Its methods are found by name or annotation,
 * may take their arguments in any order and must not be private or static:
 * <ul>
 * <li>{@code State mount(...)} (required): the first state, once per page load. May take
 * {@code Props} and {@link LiveContext}.</li>
 * <li>{@code Object view(State)}: derives the model of the template, so that the state
 * stays small. A record, a bean or a {@code Map}. May also take {@code Props},
 * {@link java.util.Locale}, {@link java.security.Principal}, and a
 * {@link LiveViewContext}: what it reads of rooms with that is shown as it changes.</li>
 * <li>{@code State propsChanged(State, Props)}: the parent rendered with other props.
 * Without it the state stays and only the props change.</li>
 * <li>{@code State rehydrate(State)} or {@code void}: the component came back from its
 * snapshot on a new connection. Throw to refuse.</li>
 * <li>{@code State resync(State)} or {@code void}: events of a room are missing; make up
 * for them. Without it the component is mounted anew in its place.</li>
 * <li>{@code void unmount(State)}: the component left the page.</li>
 * <li>{@link LiveAction}, {@link LiveListener}, {@link LiveModelChange}, {@link LiveTask}
 * and {@link LiveMigration} methods.</li>
 * </ul>
 * Methods are called through the bean, so {@code @Transactional}, {@code @PreAuthorize}
 * and other proxies hold.
 */
@Documented
@Component
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface LiveComponent {

	/**
	 * Name by which pages refer to the component; letters, digits, {@code .}, {@code _}
	 * and {@code -}.
	 * @return the name, by default the simple class name in kebab case ({@code ChatRoom}
	 * is {@code chat-room})
	 */
	String name() default "";

	/**
	 * Template that renders the component.
	 * @return the template's name as the template engine knows it, by default
	 * {@code live/} and the component's name
	 */
	String template() default "";

	/**
	 * Whether the component has no template: its clients read its state.
	 * @return {@code true} for a component of script clients
	 */
	boolean headless() default false;

	/**
	 * Whether a browser may mount the component by itself, outside any rendered page. Its
	 * props are then hostile input: they are bound and validated like a payload.
	 * @return {@code true} if clients may mount it
	 */
	boolean mountable() default false;

	/**
	 * Version of the {@code State} record; raise it when old snapshots must be migrated
	 * by {@link LiveMigration} methods.
	 * @return the version, from 1
	 */
	int version() default 1;

	/**
	 * Name of the Spring bean.
	 * @return the bean name, by default the one Spring derives
	 */
	@AliasFor(annotation = Component.class, attribute = "value")
	String beanName() default "";

}
