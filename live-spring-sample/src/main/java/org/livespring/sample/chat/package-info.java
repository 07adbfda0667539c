/** Chat rooms for visitors of all nodes. */
@NullMarked
package org.livespring.sample.chat;

import org.jspecify.annotations.NullMarked;
