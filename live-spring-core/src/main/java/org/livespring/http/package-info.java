/** Cookies of requests and responses. */
@NullMarked
package org.livespring.http;

import org.jspecify.annotations.NullMarked;
