/** The fields of a form as its record declares them, and their errors. */
@NullMarked
package org.livespring.component.form;

import org.jspecify.annotations.NullMarked;
