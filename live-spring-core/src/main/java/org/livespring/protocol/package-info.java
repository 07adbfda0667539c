/** Frames, their codec and the close codes; no behaviour. */
@NullMarked
package org.livespring.protocol;

import org.jspecify.annotations.NullMarked;
