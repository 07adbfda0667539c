/** Auto-configuration and properties of what says who a browser's user is. */
@NullMarked
package org.livespring.autoconfigure.identity;

import org.jspecify.annotations.NullMarked;
