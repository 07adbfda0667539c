/** Tasks that take longer than an action should. */
@NullMarked
package org.livespring.sample.async;

import org.jspecify.annotations.NullMarked;
