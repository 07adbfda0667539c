package org.livespring.sample.signup;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Service;

/** The email addresses of existing accounts. The sample keeps only the newest ones. */
@Service
class Accounts {

	private static final int MOST = 10_000;

	private final Set<String> emails = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
			return size() > MOST;
		}

	}));

	Accounts() {
		register("ada@example.org");
	}

	/** Registers an address, unless it is registered already. */
	boolean register(String email) {
		return this.emails.add(email.toLowerCase(Locale.ROOT));
	}

}
