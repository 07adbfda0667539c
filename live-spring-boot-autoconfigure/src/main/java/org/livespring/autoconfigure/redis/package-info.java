/** Auto-configuration and properties of Redis, which connects the nodes. */
@NullMarked
package org.livespring.autoconfigure.redis;

import org.jspecify.annotations.NullMarked;
