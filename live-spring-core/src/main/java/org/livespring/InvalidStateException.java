package org.livespring;

/** A snapshot was refused: foreign, tampered with, expired, outdated or too new. */
public class InvalidStateException extends LiveException {

	public InvalidStateException(LiveErrorCode code, String message) {
		super(code, message);
	}

}
