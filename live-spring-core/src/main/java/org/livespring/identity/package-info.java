/** Whom a page and its connection belong to. */
@NullMarked
package org.livespring.identity;

import org.jspecify.annotations.NullMarked;
