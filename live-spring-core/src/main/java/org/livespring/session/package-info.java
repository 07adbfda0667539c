/** Sessions of WebSocket connections: their instances, adoption, sleep and logins. */
@NullMarked
package org.livespring.session;

import org.jspecify.annotations.NullMarked;
