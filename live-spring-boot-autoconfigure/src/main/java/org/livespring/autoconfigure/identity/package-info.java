/** Auto-configuration and properties of HTTP sessions and the identity cookie. */
@NullMarked
package org.livespring.autoconfigure.identity;

import org.jspecify.annotations.NullMarked;
