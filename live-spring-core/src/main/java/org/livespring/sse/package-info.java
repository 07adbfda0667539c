/** Events of rooms as Server-Sent Events over HTTP. */
@NullMarked
package org.livespring.sse;

import org.jspecify.annotations.NullMarked;
