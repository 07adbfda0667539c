/** The JSON of all that is stored and read back: states, events, presence. */
@NullMarked
package org.livespring.json;

import org.jspecify.annotations.NullMarked;
