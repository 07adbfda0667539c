package org.livespring.security;

import java.util.List;
import java.util.function.Supplier;

import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.util.function.SingletonSupplier;

import org.livespring.identity.ExpiredSessions;

/**
 * The sessions that {@link SessionInformation#expireNow()} has ended, or the login of a
 * user who has as many sessions as allowed, in the {@code SessionRegistry} beans of the
 * application.
 */
public final class RegistryExpiredSessions implements ExpiredSessions {

	private final Supplier<List<SessionRegistry>> registries;

	/**
	 * Create the sessions.
	 * @param registries supplies the registries of the application, asked once
	 */
	public RegistryExpiredSessions(Supplier<List<SessionRegistry>> registries) {
		this.registries = SingletonSupplier.of(registries);
	}

	@Override
	public boolean contains(String session) {
		for (SessionRegistry registry : this.registries.get()) {
			SessionInformation found = registry.getSessionInformation(session);
			if (found != null && found.isExpired()) {
				return true;
			}
		}
		return false;
	}

}
