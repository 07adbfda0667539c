package org.livespring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * Marks a class as a live component and as a Spring bean: a singleton with methods that
 * compute new values of an immutable {@code State} record.
 * <p>
 * A component declares a nested record {@code State} and, if pages pass attributes to it,
 * a nested record {@code Props}. Its methods are found by name or annotation, may have
 * their parameters in any order and must not be private or static:
 * <ul>
 * <li>{@code State mount(...)} (required): creates the first state, once for each page
 * load. May take {@code Props} and {@link LiveContext}.</li>
 * <li>{@code Object view(State)}: derives the model of the template from the state, so
 * that the state stays small. Returns a record, a bean or a {@code Map}. May also take
 * {@code Props}, {@link java.util.Locale}, {@link java.security.Principal} and
 * {@link LiveViewContext}. If it reads rooms by a {@code LiveViewContext}, it runs again
 * when they change.</li>
 * <li>{@code State propsChanged(State, Props)}: called after the parent component
 * rendered this component with different props. Without this method the state stays and
 * only the props change.</li>
 * <li>{@code State rehydrate(State)} or {@code void}: called after the component was
 * restored from its snapshot on a new connection. An exception refuses the snapshot.</li>
 * <li>{@code State resync(State)} or {@code void}: called when the component may have
 * missed events of a room, to load the data again. Without this method the component is
 * mounted again.</li>
 * <li>{@code void unmount(State)}: called after the component was removed from the
 * page.</li>
 * <li>{@link LiveAction}, {@link LiveListener}, {@link LiveModelChange}, {@link LiveTask}
 * and {@link LiveMigration} methods.</li>
 * </ul>
 * Methods are called through the Spring proxy of the bean, so {@code @Transactional},
 * {@code @PreAuthorize} and similar annotations work.
 */
@Documented
@Component
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface LiveComponent {

	/**
	 * Name of the component in templates; letters, digits, {@code .}, {@code _} and
	 * {@code -}.
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
	 * Whether the component has no template. Scripts in the browser read its state
	 * instead.
	 * @return {@code true} for a component without HTML
	 */
	boolean headless() default false;

	/**
	 * Whether a script in the browser may mount the component on a page that was not
	 * rendered with it. The props then come from the browser and cannot be trusted: they
	 * are bound and validated like a payload.
	 * @return {@code true} if clients may mount it
	 */
	boolean mountable() default false;

	/**
	 * Version of the {@code State} record. Raise it when old snapshots have to be
	 * migrated by {@link LiveMigration} methods.
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
