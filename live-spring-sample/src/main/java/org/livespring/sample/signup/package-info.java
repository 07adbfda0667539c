/** A form with validation. */
@NullMarked
package org.livespring.sample.signup;

import org.jspecify.annotations.NullMarked;
