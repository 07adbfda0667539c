/** The sample application: a package for each page beside what all pages share. */
@NullMarked
package org.livespring.sample;

import org.jspecify.annotations.NullMarked;
