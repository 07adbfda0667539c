/** What the engine told, added up: figures, health of components, security events. */
@NullMarked
package org.livespring.monitor;

import org.jspecify.annotations.NullMarked;
