package org.livespring;

/**
 * A component class or a property that cannot work; thrown at start and shown with its
 * remedy by the failure analyser.
 */
public class LiveConfigurationException extends LiveException {

	private final String remedy;

	public LiveConfigurationException(String message, String remedy) {
		super(LiveErrorCode.MISCONFIGURED, message);
		this.remedy = remedy;
	}

	/**
	 * What to change.
	 * @return the remedy, a sentence
	 */
	public String remedy() {
		return this.remedy;
	}

}
