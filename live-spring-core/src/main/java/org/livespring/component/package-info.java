/** Component classes: reads each one once and calls its methods. */
@NullMarked
package org.livespring.component;

import org.jspecify.annotations.NullMarked;
