package org.livespring.instance;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;

/**
 * How pages come back.
 *
 * @param grace how long the components of a lost connection stay alive
 * @param hibernateAfter how long nothing happens before components leave the heap, zero
 * for never
 * @param lingering lost connections whose components stay alive
 * @param refuseUnknown whether a snapshot is refused if nobody knows whether it is too
 * old
 * @param unknownFloors counts those snapshots
 * @param adoptions runs the adoptions, a bounded number at once
 */
public record ReturnPolicy(Duration grace, Duration hibernateAfter, int lingering, boolean refuseUnknown,
		LongAdder unknownFloors, Executor adoptions) {

}
