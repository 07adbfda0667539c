/**
 * The load driver: measures the engine over real connections, and a bare WebSocket for
 * comparison.
 */
@NullMarked
package org.livespring.load;

import org.jspecify.annotations.NullMarked;
