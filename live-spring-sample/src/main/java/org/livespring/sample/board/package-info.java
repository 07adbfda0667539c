/** Cards that several visitors move, from all nodes. */
@NullMarked
package org.livespring.sample.board;

import org.jspecify.annotations.NullMarked;
