/** What an application imports: annotations, context and exception. */
@NullMarked
package org.livespring;

import org.jspecify.annotations.NullMarked;
