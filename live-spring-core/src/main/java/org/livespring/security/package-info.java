/** Connects live components to Spring Security and Spring Session. */
@NullMarked
package org.livespring.security;

import org.jspecify.annotations.NullMarked;
