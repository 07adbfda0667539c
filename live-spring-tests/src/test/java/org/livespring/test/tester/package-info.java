/** An application that is tested with {@code LiveTester} only. */
@NullMarked
package org.livespring.test.tester;

import org.jspecify.annotations.NullMarked;
