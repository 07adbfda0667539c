/** Cookies, for all that answer HTTP requests. */
@NullMarked
package org.livespring.http;

import org.jspecify.annotations.NullMarked;
