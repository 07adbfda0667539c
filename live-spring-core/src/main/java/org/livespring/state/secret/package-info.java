/** Values of a state that browsers keep and cannot read. */
@NullMarked
package org.livespring.state.secret;

import org.jspecify.annotations.NullMarked;
