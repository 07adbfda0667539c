/** The application that the load driver measures. */
@NullMarked
package org.livespring.load.app;

import org.jspecify.annotations.NullMarked;
