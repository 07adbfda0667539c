/** Auto-configuration and properties of monitoring, health and endpoint. */
@NullMarked
package org.livespring.autoconfigure.observe;

import org.jspecify.annotations.NullMarked;
