/** Auto-configuration of tests of live pages. */
@NullMarked
package org.livespring.test.autoconfigure;

import org.jspecify.annotations.NullMarked;
