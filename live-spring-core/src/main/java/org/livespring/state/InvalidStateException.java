package org.livespring.state;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/** A snapshot was refused: foreign, tampered with, expired, outdated or too new. */
public class InvalidStateException extends LiveException {

	public InvalidStateException(LiveErrorCode code, String message) {
		super(code, message);
	}

}
