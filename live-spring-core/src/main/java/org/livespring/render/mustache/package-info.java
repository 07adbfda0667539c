/** Renders components with Mustache. */
@NullMarked
package org.livespring.render.mustache;

import org.jspecify.annotations.NullMarked;
