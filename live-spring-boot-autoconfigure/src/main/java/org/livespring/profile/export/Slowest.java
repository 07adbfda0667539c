package org.livespring.profile.export;

import java.util.Comparator;
import java.util.List;

import org.livespring.profile.Profile;
import org.livespring.profile.ProfiledCall;

/** The calls that took longest. */
final class Slowest {

	private static final int MOST = 25;

	private Slowest() {
	}

	static List<ProfiledCall> of(Profile profile) {
		return profile.calls()
			.stream()
			.sorted(Comparator.comparingLong(ProfiledCall::nanos).reversed())
			.limit(MOST)
			.toList();
	}

}
