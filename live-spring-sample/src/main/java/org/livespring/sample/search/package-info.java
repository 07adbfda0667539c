/** A live search whose query is in the URL. */
@NullMarked
package org.livespring.sample.search;

import org.jspecify.annotations.NullMarked;
