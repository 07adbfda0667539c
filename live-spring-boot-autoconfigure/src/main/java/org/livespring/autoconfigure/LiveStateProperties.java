package org.livespring.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the signed state in the browser.
 *
 * @param keys Keys that sign the state kept by browsers, at least 32 bytes each, in
 * Base64. The first signs, all verify. Without a key a random one is used, which another
 * node or the next start does not know.
 * @param encrypt Whether the state is encrypted instead of only signed. Each update then
 * sends the whole state.
 * @param expiry Life of the state in a browser that is not connected.
 * @param maxSize Largest state of one component, props included.
 * @param floorSize Components whose newest confirmed state is remembered, so that a
 * browser cannot come back with an older one.
 * @param unknownFloor What becomes of a browser's state when nobody remembers whether the
 * browser had a newer one.
 * @param grace Time for which components stay alive after their connection was lost, so
 * that the page finds them as they are when it comes back.
 * @param hibernateAfter Time without any event after which components leave the memory of
 * the node and live in their browser alone; 0 for never.
 */
@ConfigurationProperties("live.state")
public record LiveStateProperties(@DefaultValue List<String> keys, @DefaultValue("false") boolean encrypt,
		@Least("1m") @DefaultValue("24h") Duration expiry, @DefaultValue("128KB") DataSize maxSize,
		@DefaultValue("100000") int floorSize, @DefaultValue("accept") UnknownFloor unknownFloor,
		@Least("0s") @DefaultValue("30s") Duration grace,
		@Least("0s") @DefaultValue("5m") Duration hibernateAfter) implements CheckedProperties {

	void fitsInto(DataSize message) {
		new PropertyCheck("live.state").check(this.maxSize.compareTo(message) < 0, "max-size", this.maxSize,
				"A browser hands its state over in a message: make it smaller than live.limits.message-size, "
						+ "which is " + PropertyCheck.text(message) + ".");
	}

	/** Without the keys, which belong in no log. */
	@Override
	public String toString() {
		return "live.state";
	}

	/** What becomes of state when nobody remembers whether there was a newer one. */
	public enum UnknownFloor {

		/** It is taken, and counted. */
		ACCEPT,
		/** It is refused, and the page is fetched again. */
		REFUSE

	}

}
