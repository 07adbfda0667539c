/** How much memory a node keeps for its clients. */
@NullMarked
package org.livespring.budget;

import org.jspecify.annotations.NullMarked;
