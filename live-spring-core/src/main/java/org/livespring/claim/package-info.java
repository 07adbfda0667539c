/** What makes a snapshot, a call or an instance valid only once. */
@NullMarked
package org.livespring.claim;

import org.jspecify.annotations.NullMarked;
