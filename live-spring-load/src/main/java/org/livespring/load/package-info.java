/** Measures the engine over real sockets, and a bare WebSocket beside it. */
@NullMarked
package org.livespring.load;

import org.jspecify.annotations.NullMarked;
