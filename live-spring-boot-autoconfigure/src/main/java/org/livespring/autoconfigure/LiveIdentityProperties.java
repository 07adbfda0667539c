package org.livespring.autoconfigure;

import java.time.Duration;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;

import org.livespring.LiveConfigurationException;

/** Properties of the cookie that says who the user is on another node. */
@ConfigurationProperties("live.identity")
public class LiveIdentityProperties implements InitializingBean {

	/**
	 * Whether a signed cookie tells a node the user of a page, where no session, token or
	 * remember-me cookie does.
	 */
	private boolean enabled;

	/**
	 * Time that the cookie is accepted unless it is renewed, which a page does while it
	 * is used.
	 */
	private Duration life = Duration.ofMinutes(15);

	/**
	 * Time in which a page can renew the cookie without anything else that says who the
	 * user is.
	 */
	private Duration maxLife = Duration.ofHours(8);

	@Override
	public void afterPropertiesSet() {
		if (this.life.compareTo(Duration.ofSeconds(3)) < 0 || this.life.compareTo(Duration.ofHours(24)) > 0) {
			throw new LiveConfigurationException("'" + this.life + "' cannot be the value of live.identity.life",
					"Set it to between three seconds and 24 hours.");
		}
		if (this.maxLife.compareTo(this.life) < 0) {
			throw new LiveConfigurationException("'" + this.maxLife + "' cannot be the value of live.identity.max-life",
					"Make it as long as live.identity.life, which is " + this.life + ", or longer.");
		}
	}

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public Duration getLife() {
		return this.life;
	}

	public void setLife(Duration life) {
		this.life = life;
	}

	public Duration getMaxLife() {
		return this.maxLife;
	}

	public void setMaxLife(Duration maxLife) {
		this.maxLife = maxLife;
	}

}
