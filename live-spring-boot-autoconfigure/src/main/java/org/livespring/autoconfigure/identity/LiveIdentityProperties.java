package org.livespring.autoconfigure.identity;

import java.time.Duration;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import org.livespring.autoconfigure.PropertyCheck;

/**
 * Properties of the identity cookie, which identifies the user on other nodes.
 *
 * @param enabled Whether a signed cookie identifies the user of a page on nodes where no
 * HTTP session, token or remember-me cookie does.
 * @param life Time for which the cookie is valid without a renewal. An open page renews
 * it.
 * @param maxLife Time for which a page can renew the cookie without any other login of
 * the user.
 */
@ConfigurationProperties("live.identity")
record LiveIdentityProperties(@DefaultValue("false") boolean enabled, @DefaultValue("15m") Duration life,
		@DefaultValue("8h") Duration maxLife) implements InitializingBean {

	@Override
	public void afterPropertiesSet() {
		PropertyCheck check = new PropertyCheck("live.identity");
		check.check(this.life.toSeconds() >= 3 && this.life.compareTo(Duration.ofHours(24)) <= 0, "life", this.life,
				"Set it to between 3s and 24h.");
		check.atLeast("max-life", this.maxLife, "life", this.life);
	}

}
