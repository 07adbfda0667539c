package org.livespring.instance;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

import org.livespring.concurrent.FairExecutor;

/**
 * Settings for reconnecting pages and sleeping components.
 *
 * @param grace how long the components of a lost connection stay in memory
 * @param hibernateAfter idle time after which components are put to sleep, zero for never
 * @param lingering maximum number of lost connections whose components stay in memory
 * @param refuseUnknown whether a snapshot is refused if the floor does not know the
 * instance
 * @param unknownFloors counts the snapshots of instances that the floor does not know
 * @param adoptions executor for adoptions, which limits how many run at the same time
 */
public record ReturnPolicy(Duration grace, Duration hibernateAfter, int lingering, boolean refuseUnknown,
		LongAdder unknownFloors, FairExecutor adoptions) {

}
