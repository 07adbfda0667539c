/** A page, a connection and a Redis process, shared by the load driver and the tests. */
@NullMarked
package org.livespring.load.wire;

import org.jspecify.annotations.NullMarked;
