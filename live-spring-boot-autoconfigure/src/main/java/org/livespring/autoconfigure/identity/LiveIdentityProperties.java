package org.livespring.autoconfigure.identity;

import java.time.Duration;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import org.livespring.autoconfigure.PropertyCheck;

/**
 * Properties of the users of pages: the identity cookie, which identifies the user on
 * other nodes, and the checks of open connections.
 *
 * @param enabled Whether a signed cookie identifies the user of a page on nodes where no
 * HTTP session, token or remember-me cookie does.
 * @param life Time for which the cookie is valid without a renewal. An open page renews
 * it.
 * @param maxLife Time for which a page can renew the cookie without any other login of
 * the user.
 * @param recheck Time between two look-ups of a user with open connections. Set to 0 to
 * never look users up again.
 * @param sessionCheck Time between two look-ups of an HTTP session with open connections
 * in the store of Spring Session. Set to 0 to look sessions up only when they expire.
 */
@ConfigurationProperties("live.identity")
record LiveIdentityProperties(@DefaultValue("false") boolean enabled, @DefaultValue("15m") Duration life,
		@DefaultValue("8h") Duration maxLife, @DefaultValue("1m") Duration recheck,
		@DefaultValue("1s") Duration sessionCheck) implements InitializingBean {

	@Override
	public void afterPropertiesSet() {
		PropertyCheck check = new PropertyCheck("live.identity");
		check.check(this.life.toSeconds() >= 3 && this.life.compareTo(Duration.ofHours(24)) <= 0, "life", this.life,
				"Set it to between 3s and 24h.");
		check.check(this.recheck.isZero() || this.recheck.compareTo(Duration.ofSeconds(1)) >= 0, "recheck",
				this.recheck, "Set it to 1s or more, or to 0 to never look users up again.");
		check.check(!this.sessionCheck.isNegative(), "session-check", this.sessionCheck,
				"Set it to 1s or more, or to 0 to look sessions up only when they expire.");
		check.atLeast("max-life", this.maxLife, "life", this.life);
	}

}
