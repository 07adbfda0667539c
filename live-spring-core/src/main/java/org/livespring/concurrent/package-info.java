/** Mailboxes, timers and limits of work that know nothing of components. */
@NullMarked
package org.livespring.concurrent;

import org.jspecify.annotations.NullMarked;
