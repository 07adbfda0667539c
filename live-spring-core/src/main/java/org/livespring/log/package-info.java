/** Texts from outside, as logs and messages of exceptions may have them. */
@NullMarked
package org.livespring.log;

import org.jspecify.annotations.NullMarked;
