/** A table of which only the changed row is rendered and sent. */
@NullMarked
package org.livespring.sample.rows;

import org.jspecify.annotations.NullMarked;
