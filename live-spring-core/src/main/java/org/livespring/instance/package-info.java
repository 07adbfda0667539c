/** Component instances: their content, and the calls that change it. */
@NullMarked
package org.livespring.instance;

import org.jspecify.annotations.NullMarked;
