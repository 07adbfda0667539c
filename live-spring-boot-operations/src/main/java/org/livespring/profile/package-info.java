/** Recordings of calls, which show where calls spend their time. */
@NullMarked
package org.livespring.profile;

import org.jspecify.annotations.NullMarked;
