/** The actuator endpoint {@code live}. */
@NullMarked
package org.livespring.endpoint;

import org.jspecify.annotations.NullMarked;
