package org.livespring.autoconfigure;

import java.util.concurrent.atomic.LongAdder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import org.livespring.claim.ActionClaims;
import org.livespring.claim.InMemoryActionClaims;
import org.livespring.claim.InMemorySnapshotFloor;
import org.livespring.claim.SnapshotFloor;
import org.livespring.concurrent.FairExecutor;
import org.livespring.concurrent.TimeSource;
import org.livespring.instance.ReturnPolicy;
import org.livespring.state.SnapshotCodec;

/** Wires what pages need that come back after a lost connection. */
@AutoConfiguration(before = LiveAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({ LiveLimitsProperties.class, LiveStateProperties.class })
public final class LiveReturnAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SnapshotFloor liveSnapshotFloor(LiveStateProperties state, ObjectProvider<TimeSource> time) {
		return new InMemorySnapshotFloor(state.floorSize(), SnapshotCodec.longest(state.expiry()),
				TimeSource.of(time).clock());
	}

	@Bean
	@ConditionalOnMissingBean
	ActionClaims liveActionClaims(LiveStateProperties state, ObjectProvider<TimeSource> time) {
		return new InMemoryActionClaims(state.floorSize(), SnapshotCodec.longest(state.expiry()),
				TimeSource.of(time).clock());
	}

	@Bean
	ReturnPolicy liveReturnPolicy(LiveStateProperties state, LiveLimitsProperties limits, LiveExecutors executors) {
		return new ReturnPolicy(state.grace(), state.hibernateAfter(), limits.lingering(),
				state.unknownFloor() == LiveStateProperties.UnknownFloor.REFUSE, new LongAdder(),
				new FairExecutor(executors.actions(), limits.adoptions()));
	}

}
