/** What nodes share in a test, which a test can take away. */
@NullMarked
package org.livespring.test.broker;

import org.jspecify.annotations.NullMarked;
