/** A page for operators, made of live components: what all nodes do, second by second. */
@NullMarked
package org.livespring.dashboard;

import org.jspecify.annotations.NullMarked;
