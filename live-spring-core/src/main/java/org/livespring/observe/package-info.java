/** What the engine tells of its calls and connections, and to whom. */
@NullMarked
package org.livespring.observe;

import org.jspecify.annotations.NullMarked;
