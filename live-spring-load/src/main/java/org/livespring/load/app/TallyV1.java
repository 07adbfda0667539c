package org.livespring.load.app;

import org.springframework.context.annotation.Profile;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;

/** Counts calls with an effect outside the component; the version before a deployment. */
@LiveComponent(name = "tally", template = "live/tally")
@Profile("!v2")
class TallyV1 {

	record State(int count) {
	}

	private final EffectLog effects;

	TallyV1(EffectLog effects) {
		this.effects = effects;
	}

	State mount() {
		return new State(0);
	}

	@LiveAction
	State hit(State state, String call) {
		this.effects.ran(call);
		return new State(state.count() + 1);
	}

	@LiveAction(claimed = true)
	State claim(State state, String call) {
		return hit(state, call);
	}

}
