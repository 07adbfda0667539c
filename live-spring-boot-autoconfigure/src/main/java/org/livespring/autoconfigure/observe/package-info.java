/** Auto-configuration and properties of what watches the engine. */
@NullMarked
package org.livespring.autoconfigure.observe;

import org.jspecify.annotations.NullMarked;
