/** Rooms in which visitors of all nodes talk. */
@NullMarked
package org.livespring.sample.chat;

import org.jspecify.annotations.NullMarked;
