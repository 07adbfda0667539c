/** Renders live components into a page served by Spring MVC. */
@NullMarked
package org.livespring.page;

import org.jspecify.annotations.NullMarked;
