/** Properties, auto-configuration and failure analysers. */
@NullMarked
package org.livespring.autoconfigure;

import org.jspecify.annotations.NullMarked;
