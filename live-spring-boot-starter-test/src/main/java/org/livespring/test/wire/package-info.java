/** WebSockets without a network. */
@NullMarked
package org.livespring.test.wire;

import org.jspecify.annotations.NullMarked;
