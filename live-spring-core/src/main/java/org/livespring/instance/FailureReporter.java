package org.livespring.instance;

import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.claim.AnsweredException;
import org.livespring.identity.CallerSecurity;
import org.livespring.protocol.ServerFrame;

/**
 * Turns a failure into what the user is told and what the log says, tied together by an
 * id. Texts come from the message code {@code live.error.} and the error's code.
 */
public final class FailureReporter {

	private static final Log logger = LogFactory.getLog(FailureReporter.class);

	private final MessageSource messages;

	private final CallerSecurity security;

	public FailureReporter(MessageSource messages, CallerSecurity security) {
		this.messages = messages;
		this.security = security;
	}

	/**
	 * Log a failure and describe it for the user.
	 * @param failure what was thrown
	 * @param fallback the code of a failure that has none
	 * @param requestId the request it answers, if any
	 * @param componentId the instance it concerns, if any
	 * @param locale the user's locale
	 * @return the frame to send
	 */
	public ServerFrame.ErrorFrame report(Throwable failure, LiveErrorCode fallback, @Nullable Long requestId,
			@Nullable String componentId, Locale locale) {
		LiveErrorCode code = code(failure, fallback);
		String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
		log(failure, code, id);
		return new ServerFrame.ErrorFrame(requestId, componentId, code, message(code, locale), id);
	}

	LiveErrorCode code(Throwable failure, LiveErrorCode fallback) {
		if (failure instanceof LiveException live) {
			return live.code();
		}
		return this.security.isDenied(failure) ? LiveErrorCode.ACCESS_DENIED : fallback;
	}

	private void log(Throwable failure, LiveErrorCode code, String id) {
		boolean ours = switch (code) {
			case ACTION_FAILED, RENDER_FAILED, INTERNAL_ERROR, MISCONFIGURED -> !(failure instanceof AnsweredException);
			default -> false;
		};
		if (ours) {
			logger.error("[" + id + "] " + code + ": " + failure.getMessage(), failure);
		}
		else if (logger.isDebugEnabled()) {
			logger.debug("[" + id + "] " + code + ": " + failure.getMessage());
		}
	}

	private String message(LiveErrorCode code, Locale locale) {
		String message = this.messages.getMessage("live.error." + code, null, defaultMessage(code), locale);
		return (message != null) ? message : code.name();
	}

	private static String defaultMessage(LiveErrorCode code) {
		return switch (code) {
			case ACCESS_DENIED -> "You are not allowed to do this.";
			case RATE_LIMITED -> "Too much at once. Please wait a moment and try again.";
			case LIMIT_EXCEEDED, TOO_MANY_COMPONENTS -> "This is more than the page may hold.";
			case BROKER_UNAVAILABLE -> "This is not possible at the moment. Please try again later.";
			case UNKNOWN_OUTCOME -> "It is not known whether this was done.";
			case INVALID_PAYLOAD, VALIDATION_FAILED -> "Please check your input.";
			default -> "Something went wrong.";
		};
	}

}
