/** A component with a child component for each entry. */
@NullMarked
package org.livespring.sample.todo;

import org.jspecify.annotations.NullMarked;
