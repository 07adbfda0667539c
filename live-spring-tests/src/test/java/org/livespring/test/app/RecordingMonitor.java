package org.livespring.test.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.observe.AdoptionCause;
import org.livespring.observe.CallListener;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LiveMonitor;
import org.livespring.observe.LivePhase;
import org.livespring.observe.SecurityEvent;
import org.livespring.protocol.CloseCode;

/** Keeps what the engine tells. */
public class RecordingMonitor implements LiveMonitor {

	public final List<String> events = new CopyOnWriteArrayList<>();

	public final List<SecurityEvent> security = new CopyOnWriteArrayList<>();

	public final List<LiveCall> calls = new CopyOnWriteArrayList<>();

	/** Whether every method throws after it has kept what it was told. */
	public volatile boolean failing;

	/** Phases that the listener of the call heard, in order. */
	public final List<List<LivePhase>> phases = new CopyOnWriteArrayList<>();

	public volatile boolean measuring = true;

	public RecordingMonitor clear() {
		this.events.clear();
		this.calls.clear();
		this.security.clear();
		this.phases.clear();
		return this;
	}

	private void add(String event) {
		this.events.add(event);
		fail();
	}

	private void fail() {
		if (this.failing) {
			throw new IllegalStateException("The monitor fails on purpose");
		}
	}

	@Override
	public boolean measuresCalls() {
		return this.measuring;
	}

	@Override
	public CallListener callStarted(LiveCall call) {
		List<LivePhase> heard = new ArrayList<>();
		return new CallListener() {

			@Override
			public void phase(@Nullable LivePhase phase) {
				if (phase != null) {
					heard.add(phase);
				}
				fail();
			}

			@Override
			public void ended(LiveCall ended) {
				RecordingMonitor.this.phases.add(heard);
				RecordingMonitor.this.calls.add(ended);
				fail();
			}

		};
	}

	@Override
	public void connectionOpened(String connection) {
		add("opened " + connection);
	}

	@Override
	public void connectionClosed(String connection, int code) {
		add("closed " + connection + " " + code);
	}

	@Override
	public void connectionRefused(CloseCode code) {
		add("not connected " + code);
	}

	@Override
	public void adopted(@Nullable String component, AdoptionCause cause, @Nullable LiveErrorCode refusal) {
		add("adopted " + component + " " + cause + " " + refusal);
	}

	@Override
	public void hibernated(int components) {
		add("hibernated " + components);
	}

	@Override
	public void frameRefused(LiveErrorCode code) {
		add("refused " + code);
	}

	@Override
	public void slowConsumer(String connection) {
		add("slow " + connection);
	}

	@Override
	public void securityEvent(SecurityEvent event) {
		this.security.add(event);
		add("security " + event.kind() + " " + event.component());
	}

}
