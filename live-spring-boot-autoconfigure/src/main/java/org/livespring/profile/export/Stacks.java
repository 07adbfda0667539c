package org.livespring.profile.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.livespring.observe.LiveCall;
import org.livespring.profile.Profile;
import org.livespring.profile.ProfiledCall;

/** Time by component, call and phase; what no phase claims is the call's own. */
final class Stacks {

	private final Map<List<String>, Long> nanos = new LinkedHashMap<>();

	private Stacks() {
	}

	static Stacks of(Profile profile) {
		Stacks stacks = new Stacks();
		profile.calls().forEach(stacks::add);
		return stacks;
	}

	private void add(ProfiledCall call) {
		long rest = call.nanos();
		for (LiveCall.Phase phase : call.phases()) {
			this.nanos.merge(List.of(call.component(), call.title(), phase.name()), phase.nanos(), Long::sum);
			rest -= phase.nanos();
		}
		this.nanos.merge(List.of(call.component(), call.title()), Math.max(0, rest), Long::sum);
	}

	/**
	 * The stacks, outermost frame first.
	 * @return microseconds by stack
	 */
	Map<List<String>, Long> micros() {
		Map<List<String>, Long> micros = new LinkedHashMap<>();
		this.nanos.forEach((stack, time) -> micros.put(stack, TimeUnit.NANOSECONDS.toMicros(time)));
		return micros;
	}

	String collapsed() {
		return micros().entrySet()
			.stream()
			.filter((stack) -> stack.getValue() > 0)
			.map((stack) -> String.join(";", stack.getKey()) + " " + stack.getValue() + "\n")
			.collect(Collectors.joining());
	}

}
