/** Renders components with Thymeleaf. */
@NullMarked
package org.livespring.render.thymeleaf;

import org.jspecify.annotations.NullMarked;
