/** Renders components with FreeMarker. */
@NullMarked
package org.livespring.render.freemarker;

import org.jspecify.annotations.NullMarked;
