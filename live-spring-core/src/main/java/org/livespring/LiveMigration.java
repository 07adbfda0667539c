package org.livespring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a {@link LiveComponent} that converts a state of one
 * {@linkplain LiveComponent#version() version} to the next version, for pages that were
 * loaded before a deployment. Adding or removing record components of the state needs
 * neither a new version nor a migration: missing values are {@code null}, zero or
 * {@code false}.
 * <p>
 * The only parameter is the old state: a record with the old form, or a Jackson
 * {@code ObjectNode} or {@code JsonNode}. The method returns the state of the next
 * version as a record (the last migration returns {@code State}) or as a JSON tree.
 * Migrations are chained from the version of the snapshot to the current version; none
 * may be missing in between. <pre>
 * record StateV1(String name) { }
 *
 * &#64;LiveMigration(from = 1)
 * State split(StateV1 old) { ... }
 * </pre> A snapshot that is older than the first migration, or whose migration throws, is
 * refused: the browser loads the page again.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LiveMigration {

	/**
	 * Version of the state that the method takes. It returns the state of the next
	 * version.
	 * @return the version, from 1
	 */
	int from();

}
