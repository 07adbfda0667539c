package org.livespring.test.broker;

import org.livespring.claim.ActionClaims;

/**
 * The claims of calls, without which no claimed action runs while the link is down.
 *
 * @param shared the claims
 * @param link the way to them
 */
public record LinkedActionClaims(ActionClaims shared, BrokerLink link) implements ActionClaims {

	@Override
	public boolean claim(String instanceId, long number) {
		if (this.link.isDown()) {
			throw BrokerLink.unavailable();
		}
		return this.shared.claim(instanceId, number);
	}

}
