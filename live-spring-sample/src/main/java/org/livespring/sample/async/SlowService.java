package org.livespring.sample.async;

import java.time.Duration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Stands for a remote service that is slow and sometimes fails. */
@Service
class SlowService {

	private final Duration delay;

	SlowService(@Value("${sample.delay:1500ms}") Duration delay) {
		this.delay = delay;
	}

	String forecast(boolean failing) throws InterruptedException {
		Thread.sleep(this.delay.toMillis());
		if (failing) {
			throw new IllegalStateException("No forecast today");
		}
		return "Sunny, 23 °C, a light wind from the west";
	}

	/** Exports one of a hundred parts. */
	void exportPart() throws InterruptedException {
		Thread.sleep(this.delay.dividedBy(30).toMillis());
	}

}
