package org.livespring.instance;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LiveExceptionResolver;
import org.livespring.claim.AnsweredException;
import org.livespring.identity.CallerSecurity;
import org.livespring.log.PrintableLog;
import org.livespring.protocol.ServerFrame;

/**
 * Converts an exception to an error frame for the user and an entry in the log, which
 * have the same id. The text for the user is the message {@code live.error.} followed by
 * the error code. Thread-safe.
 */
public final class FailureReporter {

	private static final Log logger = PrintableLog.of(FailureReporter.class);

	private static final int MOST_TOLD = 100;

	private final MessageSource messages;

	private final CallerSecurity security;

	private final List<LiveExceptionResolver> resolvers;

	private final boolean development;

	/** Messages about wrong names in templates or scripts; each one is logged once. */
	private final Set<String> told = ConcurrentHashMap.newKeySet();

	/**
	 * Create a reporter.
	 * @param messages texts for users
	 * @param security recognizes exceptions of Spring Security
	 * @param resolvers map exceptions to texts, in order
	 * @param development whether the browser is told which name is wrong
	 */
	public FailureReporter(MessageSource messages, CallerSecurity security, List<LiveExceptionResolver> resolvers,
			boolean development) {
		this.messages = messages;
		this.security = security;
		this.resolvers = List.copyOf(resolvers);
		this.development = development;
	}

	/**
	 * Log an exception and describe it for the user.
	 * @param failure the exception
	 * @param fallback the error code if the exception has none
	 * @param requestId the request that failed, {@code null} if there is none
	 * @param componentId the instance that failed, {@code null} if there is none
	 * @param locale the user's locale
	 * @return the frame to send
	 */
	public ServerFrame.ErrorFrame report(Throwable failure, LiveErrorCode fallback, @Nullable Long requestId,
			@Nullable String componentId, Locale locale) {
		LiveErrorCode code = code(failure, fallback);
		String text = text(failure, code, locale);
		String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
		log(failure, code, id);
		return new ServerFrame.ErrorFrame(requestId, componentId, code, (text != null) ? text : message(code, locale),
				id);
	}

	private @Nullable String text(Throwable failure, LiveErrorCode code, Locale locale) {
		if (code == LiveErrorCode.REFUSED) {
			return refusal(failure, locale);
		}
		return (this.development && isWrongName(code)) ? failure.getMessage() : null;
	}

	private static boolean isWrongName(LiveErrorCode code) {
		return code == LiveErrorCode.UNKNOWN_ACTION || code == LiveErrorCode.UNKNOWN_COMPONENT
				|| code == LiveErrorCode.UNKNOWN_PROPERTY;
	}

	LiveErrorCode code(Throwable failure, LiveErrorCode fallback) {
		if (failure instanceof LiveException live) {
			return live.code();
		}
		if (this.security.isDenied(failure)) {
			return LiveErrorCode.ACCESS_DENIED;
		}
		return (resolve(failure) != null) ? LiveErrorCode.REFUSED : fallback;
	}

	private @Nullable MessageSourceResolvable resolve(Throwable failure) {
		return this.resolvers.stream()
			.map((resolver) -> resolver.resolve(failure))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	/** Find the text of a refusal, {@code null} if the {@code MessageSource} has none. */
	private @Nullable String refusal(Throwable failure, Locale locale) {
		MessageSourceResolvable text = resolve(failure);
		try {
			return (text != null) ? this.messages.getMessage(text, locale) : null;
		}
		catch (NoSuchMessageException ex) {
			return null;
		}
	}

	private void log(Throwable failure, LiveErrorCode code, String id) {
		boolean ours = switch (code) {
			case ACTION_FAILED, RENDER_FAILED, INTERNAL_ERROR, MISCONFIGURED -> !(failure instanceof AnsweredException);
			default -> false;
		};
		if (isWrongName(code)) {
			tellOnce(failure);
		}
		if (ours) {
			logger.error("[" + id + "] " + code + ": " + failure.getMessage(), failure);
		}
		else if (logger.isDebugEnabled()) {
			logger.debug("[" + id + "] " + code + ": " + failure.getMessage());
		}
	}

	/**
	 * Logs a wrong name once. The number of names is limited, since a client can invent
	 * any number of them.
	 */
	private void tellOnce(Throwable failure) {
		if (this.told.size() < MOST_TOLD && this.told.add(String.valueOf(failure.getMessage()))) {
			logger.warn(failure.getMessage()
					+ ((this.told.size() == MOST_TOLD) ? " (further wrong names are not logged)" : ""));
		}
	}

	private String message(LiveErrorCode code, Locale locale) {
		String message = this.messages.getMessage("live.error." + code, null, defaultMessage(code), locale);
		return (message != null) ? message : code.name();
	}

	private static String defaultMessage(LiveErrorCode code) {
		return switch (code) {
			case ACCESS_DENIED -> "You are not allowed to do this.";
			case OVERLOADED -> "There are too many visitors now. Please try again in a moment.";
			case RATE_LIMITED -> "Too much at once. Please wait a moment and try again.";
			case LIMIT_EXCEEDED, TOO_MANY_COMPONENTS -> "This is more than the page may hold.";
			case BROKER_UNAVAILABLE -> "This is not possible at the moment. Please try again later.";
			case UNKNOWN_OUTCOME -> "It is not known whether this was done.";
			case REFUSED -> "This was not possible. Please check your input, or load the page again.";
			case TIMEOUT -> "This took too long and was stopped. Please try again.";
			case INVALID_PAYLOAD, VALIDATION_FAILED -> "Please check your input.";
			default -> "Something went wrong.";
		};
	}

}
