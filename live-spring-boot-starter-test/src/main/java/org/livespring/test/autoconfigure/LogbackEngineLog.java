package org.livespring.test.autoconfigure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.util.ClassUtils;

import org.livespring.test.client.EngineLog;

/** What the engine logs with Logback. */
final class LogbackEngineLog extends AppenderBase<ILoggingEvent> implements EngineLog, DisposableBean {

	private static final int EVENTS = 10;

	/** Lines of a stack trace, of which the first ones say most. */
	private static final int FRAMES = 3;

	private final Logger logger = (Logger) LoggerFactory.getLogger("org.livespring");

	/** Guarded by itself. */
	private final Deque<List<String>> events = new ArrayDeque<>();

	LogbackEngineLog() {
		setContext(this.logger.getLoggerContext());
		begin();
	}

	@Override
	protected void append(ILoggingEvent event) {
		List<String> lines = new ArrayList<>();
		lines.add(event.getLevel() + " " + ClassUtils.getShortName(event.getLoggerName()) + ": "
				+ event.getFormattedMessage());
		addFailure(event.getThrowableProxy(), lines);
		synchronized (this.events) {
			this.events.add(lines);
			if (this.events.size() > EVENTS) {
				this.events.remove();
			}
		}
	}

	private static void addFailure(@Nullable IThrowableProxy failure, List<String> lines) {
		if (failure != null) {
			lines.add("  " + failure.getClassName() + ": " + failure.getMessage());
			Arrays.stream(failure.getStackTraceElementProxyArray())
				.limit(FRAMES)
				.forEach((frame) -> lines.add("    " + frame.getSTEAsString()));
			addFailure(failure.getCause(), lines);
		}
	}

	@Override
	public List<String> lines() {
		synchronized (this.events) {
			return this.events.stream().flatMap(List::stream).toList();
		}
	}

	/** Listens again, since the start of another application stops all who listen. */
	@Override
	public void begin() {
		start();
		if (!this.logger.isAttached(this)) {
			this.logger.addAppender(this);
		}
		synchronized (this.events) {
			this.events.clear();
		}
	}

	@Override
	public void destroy() {
		this.logger.detachAppender(this);
	}

}
