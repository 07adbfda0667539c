/** Cards that visitors of all nodes move. */
@NullMarked
package org.livespring.sample.board;

import org.jspecify.annotations.NullMarked;
