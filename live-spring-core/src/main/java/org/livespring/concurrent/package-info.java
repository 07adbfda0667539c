/** Mailboxes, timers and limits, which do not depend on components. */
@NullMarked
package org.livespring.concurrent;

import org.jspecify.annotations.NullMarked;
