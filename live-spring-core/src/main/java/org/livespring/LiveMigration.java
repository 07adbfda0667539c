package org.livespring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a {@link LiveComponent} that turns the state of one
 * {@linkplain LiveComponent#version() version} into that of the next, for pages that were
 * loaded before a deploy. Components of a record that come or go need neither a new
 * version nor a migration: what is missing is {@code null}, zero or {@code false}.
 * <p>
 * The method takes the old state and nothing else: as a record that the author keeps of
 * it, or as a Jackson {@code ObjectNode} (or {@code JsonNode}). It returns the next
 * version's record, for the last one {@code State}, or its tree. Migrations are chained,
 * from the version of the snapshot to the present one, without a gap. <pre>
 * record StateV1(String name) { }
 *
 * &#64;LiveMigration(from = 1)
 * State split(StateV1 old) { ... }
 * </pre> A snapshot that is older than the first migration, or whose migration throws, is
 * refused: its browser fetches the page anew.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LiveMigration {

	/**
	 * Version of the state that the method takes; it returns that of the next.
	 * @return the version, from 1
	 */
	int from();

}
