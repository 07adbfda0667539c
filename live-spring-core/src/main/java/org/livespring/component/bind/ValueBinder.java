package org.livespring.component.bind;

import org.jspecify.annotations.Nullable;

/**
 * Makes values of one declared type from input of any shape: text, {@code Boolean}, maps
 * and collections of them, or {@code null}. What cannot be made is a failure of the
 * binding and, for the moment, {@code null} or a primitive's default.
 */
interface ValueBinder {

	@Nullable Object bind(@Nullable Object input, String path, Binding binding);

}
