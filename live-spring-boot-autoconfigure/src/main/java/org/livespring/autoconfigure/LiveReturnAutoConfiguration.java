package org.livespring.autoconfigure;

import java.time.Clock;
import java.util.concurrent.atomic.LongAdder;

import org.livespring.claim.ActionClaims;
import org.livespring.claim.InMemoryActionClaims;
import org.livespring.claim.InMemorySnapshotFloor;
import org.livespring.claim.SnapshotFloor;
import org.livespring.concurrent.BoundedExecutor;
import org.livespring.instance.ReturnPolicy;
import org.livespring.state.SnapshotCodec;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Wires what pages need that come back after a lost connection. */
@AutoConfiguration(before = LiveAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(LiveProperties.class)
public final class LiveReturnAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SnapshotFloor liveSnapshotFloor(LiveProperties properties) {
		LiveProperties.State state = properties.getState();
		return new InMemorySnapshotFloor(state.getFloorSize(), SnapshotCodec.longest(state.getExpiry()),
				Clock.systemUTC());
	}

	@Bean
	@ConditionalOnMissingBean
	ActionClaims liveActionClaims(LiveProperties properties) {
		LiveProperties.State state = properties.getState();
		return new InMemoryActionClaims(state.getFloorSize(), SnapshotCodec.longest(state.getExpiry()),
				Clock.systemUTC());
	}

	@Bean
	ReturnPolicy liveReturnPolicy(LiveProperties properties, LiveExecutors executors) {
		LiveProperties.State state = properties.getState();
		LiveProperties.Limits limits = properties.getLimits();
		return new ReturnPolicy(state.getGrace(), state.getHibernateAfter(), limits.getLingering(),
				state.getUnknownFloor() == LiveProperties.UnknownFloor.REFUSE, new LongAdder(),
				new BoundedExecutor(executors.actions(), limits.getAdoptions()));
	}

}
