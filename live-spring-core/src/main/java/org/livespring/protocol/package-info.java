/** Frames, their codec and the close codes, without behaviour. */
@NullMarked
package org.livespring.protocol;

import org.jspecify.annotations.NullMarked;
