package org.livespring.autoconfigure.identity;

import java.time.Duration;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import org.livespring.autoconfigure.PropertyCheck;

/**
 * Properties of the cookie that says who the user is on another node.
 *
 * @param enabled Whether a signed cookie tells a node the user of a page, where no
 * session, token or remember-me cookie does.
 * @param life Time that the cookie is accepted unless it is renewed, which a page does
 * while it is used.
 * @param maxLife Time in which a page can renew the cookie without anything else that
 * says who the user is.
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
