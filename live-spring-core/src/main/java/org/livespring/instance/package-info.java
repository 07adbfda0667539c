/** One component instance: what it holds, what a call makes of it. */
@NullMarked
package org.livespring.instance;

import org.jspecify.annotations.NullMarked;
