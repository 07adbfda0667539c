/** Long work whose progress all visitors see, on all nodes. */
@NullMarked
package org.livespring.sample.jobs;

import org.jspecify.annotations.NullMarked;
