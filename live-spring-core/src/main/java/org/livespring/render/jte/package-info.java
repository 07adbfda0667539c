/** Renders components with JTE. */
@NullMarked
package org.livespring.render.jte;

import org.jspecify.annotations.NullMarked;
