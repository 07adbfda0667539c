/** Connects live components to Spring Security. */
@NullMarked
package org.livespring.security;

import org.jspecify.annotations.NullMarked;
