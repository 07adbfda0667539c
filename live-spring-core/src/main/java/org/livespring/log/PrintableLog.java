package org.livespring.log;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The logger of the engine's classes. All that it writes is {@link Printable}, so that no
 * client can forge an entry: a message is one line, and so is that of each exception.
 */
public final class PrintableLog implements Log {

	private final Log log;

	PrintableLog(Log log) {
		this.log = log;
	}

	/**
	 * The logger of a class.
	 * @param type the class
	 * @return the logger
	 */
	public static Log of(Class<?> type) {
		return new PrintableLog(LogFactory.getLog(type));
	}

	/**
	 * The logger of a topic.
	 * @param name name of the logger
	 * @return the logger
	 */
	public static Log of(String name) {
		return new PrintableLog(LogFactory.getLog(name));
	}

	private static String text(@Nullable Object message) {
		return Printable.message(String.valueOf(message));
	}

	private static @Nullable Throwable thrown(@Nullable Throwable failure) {
		return PrintableFailure.of(failure);
	}

	@Override
	public boolean isFatalEnabled() {
		return this.log.isFatalEnabled();
	}

	@Override
	public boolean isErrorEnabled() {
		return this.log.isErrorEnabled();
	}

	@Override
	public boolean isWarnEnabled() {
		return this.log.isWarnEnabled();
	}

	@Override
	public boolean isInfoEnabled() {
		return this.log.isInfoEnabled();
	}

	@Override
	public boolean isDebugEnabled() {
		return this.log.isDebugEnabled();
	}

	@Override
	public boolean isTraceEnabled() {
		return this.log.isTraceEnabled();
	}

	@Override
	public void fatal(@Nullable Object message) {
		if (isFatalEnabled()) {
			this.log.fatal(text(message));
		}
	}

	@Override
	public void fatal(@Nullable Object message, @Nullable Throwable failure) {
		if (isFatalEnabled()) {
			this.log.fatal(text(message), thrown(failure));
		}
	}

	@Override
	public void error(@Nullable Object message) {
		if (isErrorEnabled()) {
			this.log.error(text(message));
		}
	}

	@Override
	public void error(@Nullable Object message, @Nullable Throwable failure) {
		if (isErrorEnabled()) {
			this.log.error(text(message), thrown(failure));
		}
	}

	@Override
	public void warn(@Nullable Object message) {
		if (isWarnEnabled()) {
			this.log.warn(text(message));
		}
	}

	@Override
	public void warn(@Nullable Object message, @Nullable Throwable failure) {
		if (isWarnEnabled()) {
			this.log.warn(text(message), thrown(failure));
		}
	}

	@Override
	public void info(@Nullable Object message) {
		if (isInfoEnabled()) {
			this.log.info(text(message));
		}
	}

	@Override
	public void info(@Nullable Object message, @Nullable Throwable failure) {
		if (isInfoEnabled()) {
			this.log.info(text(message), thrown(failure));
		}
	}

	@Override
	public void debug(@Nullable Object message) {
		if (isDebugEnabled()) {
			this.log.debug(text(message));
		}
	}

	@Override
	public void debug(@Nullable Object message, @Nullable Throwable failure) {
		if (isDebugEnabled()) {
			this.log.debug(text(message), thrown(failure));
		}
	}

	@Override
	public void trace(@Nullable Object message) {
		if (isTraceEnabled()) {
			this.log.trace(text(message));
		}
	}

	@Override
	public void trace(@Nullable Object message, @Nullable Throwable failure) {
		if (isTraceEnabled()) {
			this.log.trace(text(message), thrown(failure));
		}
	}

}
