/** Keys, signatures and encryption of what browsers keep. */
@NullMarked
package org.livespring.state.crypto;

import org.jspecify.annotations.NullMarked;
