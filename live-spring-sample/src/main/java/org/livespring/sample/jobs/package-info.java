/** Long jobs whose progress visitors of all nodes see. */
@NullMarked
package org.livespring.sample.jobs;

import org.jspecify.annotations.NullMarked;
