/** Parts of pages that are rendered once for all who see them. */
@NullMarked
package org.livespring.fragment;

import org.jspecify.annotations.NullMarked;
