/** Carries live connections over WebSocket. */
@NullMarked
package org.livespring.websocket;

import org.jspecify.annotations.NullMarked;
