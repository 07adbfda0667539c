/** What can be wrong in the source of a template, found before anybody uses it. */
@NullMarked
package org.livespring.render.check;

import org.jspecify.annotations.NullMarked;
