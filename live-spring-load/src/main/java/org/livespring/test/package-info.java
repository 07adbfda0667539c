/**
 * A page, its connection and a Redis of one's own: what the load driver and tests share.
 */
@NullMarked
package org.livespring.test;

import org.jspecify.annotations.NullMarked;
