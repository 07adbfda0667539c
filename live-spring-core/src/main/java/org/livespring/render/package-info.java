/** Renders a component and its state to HTML: a port for template engines. */
@NullMarked
package org.livespring.render;

import org.jspecify.annotations.NullMarked;
