/**
 * What a browser does by itself with the elements of a page, as the HTML Standard has it.
 */
@NullMarked
package org.livespring.test.dom;

import org.jspecify.annotations.NullMarked;
