/** The Actuator endpoint. */
@NullMarked
package org.livespring.endpoint;

import org.jspecify.annotations.NullMarked;
