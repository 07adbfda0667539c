/** Auto-configuration of the dashboard and the profiler. */
@NullMarked
package org.livespring.operations;

import org.jspecify.annotations.NullMarked;
