/** Compares old and new text: pure functions. */
@NullMarked
package org.livespring.diff;

import org.jspecify.annotations.NullMarked;
