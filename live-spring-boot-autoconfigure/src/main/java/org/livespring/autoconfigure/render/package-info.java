/** Auto-configuration of the template engines. */
@NullMarked
package org.livespring.autoconfigure.render;

import org.jspecify.annotations.NullMarked;
