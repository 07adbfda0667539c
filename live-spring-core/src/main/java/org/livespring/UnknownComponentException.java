package org.livespring;

/** A name for which there is no component, instance, action or property. */
public class UnknownComponentException extends LiveException {

	public UnknownComponentException(LiveErrorCode code, String message) {
		super(code, message);
	}

}
