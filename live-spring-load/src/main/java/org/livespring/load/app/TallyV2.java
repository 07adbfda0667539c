package org.livespring.load.app;

import org.springframework.context.annotation.Profile;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveMigration;

/** The version of {@link TallyV1} after a deployment. */
@LiveComponent(name = "tally", version = 2, template = "live/tally")
@Profile("v2")
class TallyV2 {

	record State(long count, String last) {
	}

	record StateV1(int count) {
	}

	private final EffectLog effects;

	TallyV2(EffectLog effects) {
		this.effects = effects;
	}

	State mount() {
		return new State(0, "");
	}

	@LiveMigration(from = 1)
	State last(StateV1 old) {
		return new State(old.count(), "");
	}

	@LiveAction
	State hit(State state, String call) {
		this.effects.ran(call);
		return new State(state.count() + 1, call);
	}

	@LiveAction(claimed = true)
	State claim(State state, String call) {
		return hit(state, call);
	}

}
