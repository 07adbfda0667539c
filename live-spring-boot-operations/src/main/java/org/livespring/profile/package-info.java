/** Records what calls of components spend their time on. */
@NullMarked
package org.livespring.profile;

import org.jspecify.annotations.NullMarked;
