/** The health indicator and the drain of a node. */
@NullMarked
package org.livespring.health;

import org.jspecify.annotations.NullMarked;
