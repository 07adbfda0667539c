/** Reads a component class once and invokes it. */
@NullMarked
package org.livespring.component;

import org.jspecify.annotations.NullMarked;
