package org.livespring;

/**
 * Thrown at start for an invalid component class or property. Spring Boot's failure
 * analysis shows it with its remedy.
 */
public class LiveConfigurationException extends LiveException {

	private final String remedy;

	public LiveConfigurationException(String message, String remedy) {
		super(LiveErrorCode.MISCONFIGURED, message);
		this.remedy = remedy;
	}

	/**
	 * How to solve the problem.
	 * @return the remedy, a sentence
	 */
	public String remedy() {
		return this.remedy;
	}

}
