package org.livespring.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.ClientCodec;
import org.livespring.load.wire.LiveComponentState;

/**
 * A page with its components, as in a browser. It reconnects after each lost connection
 * by the rules of the browser client.
 */
final class LiveClient implements Client, WebSocketChannel.Listener {

	private static final ClientCodec codec = new ClientCodec(WireForm.COMPACT);

	/** Timeout of the answer to a ping. */
	private static final Duration OVERDUE = Duration.ofSeconds(5);

	private final EventLoop loop;

	private final WebSocketChannel.Endpoint endpoint;

	private final LoadTotals totals;

	private final List<PageComponent> components;

	private final String page = Long.toHexString(ThreadLocalRandom.current().nextLong());

	private final Backoff backoff = new Backoff();

	private @Nullable WebSocketChannel channel;

	/** A connection that was left open while the page reconnected on another one. */
	private @Nullable WebSocketChannel abandoned;

	private boolean acting;

	private boolean stopped;

	/** Whether it does not reconnect after the connection is lost. */
	private boolean leaving;

	private boolean established;

	private long requests;

	private long rehydrating;

	private int seconds = 4;

	/** Number of received frames, to see whether one has arrived since a ping. */
	private long heard;

	/** Whether the answer to a ping is outstanding. */
	private boolean pinging;

	/** Number of the connection, so that timers of earlier connections end. */
	private int connection;

	LiveClient(EventLoop loop, WebSocketChannel.Endpoint endpoint, List<LiveComponentState> components,
			Workload workload, LoadTotals totals, long interval) {
		this.loop = loop;
		this.endpoint = endpoint;
		this.totals = totals;
		this.components = components.stream()
			.map((state) -> new PageComponent(this, state, workload, totals, new Pace(loop, interval)))
			.toList();
	}

	@Override
	public void start() {
		if (this.stopped) {
			return;
		}
		int number = ++this.connection;
		this.established = false;
		onConnection(number, this.backoff.patience(), () -> giveUp(!this.established));
		try {
			this.channel = new WebSocketChannel(this.loop, this.endpoint, this);
		}
		catch (IOException ex) {
			closed(1006);
		}
	}

	/** Runs a task after a delay, unless the connection has changed by then. */
	private void onConnection(int number, Duration delay, Runnable task) {
		this.loop.after(delay, () -> {
			if (number == this.connection && !this.stopped) {
				task.run();
			}
		});
	}

	private void ping() {
		int number = this.connection;
		request(ClientFrame.ComponentPing::new);
		if (!this.pinging) {
			this.pinging = true;
			long heard = this.heard;
			onConnection(number, OVERDUE, () -> giveUp(heard == this.heard));
		}
		onConnection(number, Duration.ofSeconds(this.seconds), this::ping);
	}

	private void giveUp(boolean silent) {
		if (silent) {
			silent();
			drop();
			closed(1006);
		}
	}

	private void silent() {
		if (this.established) {
			this.totals.outage().noticed();
		}
		else {
			this.totals.balance().unopened++;
		}
	}

	@Override
	public boolean isReady() {
		return this.components.stream().allMatch(PageComponent::isReady);
	}

	@Override
	public void act() {
		this.acting = true;
		this.components.forEach(PageComponent::act);
	}

	boolean isActing() {
		return this.acting;
	}

	@Override
	public void pause() {
		this.acting = false;
	}

	@Override
	public boolean isIdle() {
		return this.components.stream().allMatch(PageComponent::isIdle);
	}

	/** Whether its components were restored this many times, or were refused. */
	boolean isBack(int times) {
		return this.components.stream().allMatch((component) -> component.isBack(times));
	}

	List<PageComponent> components() {
		return this.components;
	}

	@Override
	public String toString() {
		return "established=" + this.established + " connection=" + this.connection + " " + this.components;
	}

	/** Cuts the connection. */
	void cut(boolean halfOpen) {
		if (!isReady() || this.channel == null) {
			return;
		}
		if (halfOpen) {
			this.channel.abandon();
			this.abandoned = this.channel;
		}
		else {
			drop();
		}
		lost(1006);
		start();
	}

	/** Cuts the connection after this many more bytes. */
	void cutAfter(long sent, long received) {
		if (this.channel != null) {
			this.channel.cutAfter(sent, received);
		}
	}

	/** Stops reading and requests the whole HTML many times. */
	void starve(int requests) {
		if (this.channel != null) {
			this.channel.stopReading();
			for (int i = 0; i < requests; i++) {
				request((id) -> new ClientFrame.Resync(id, this.components.get(0).id()));
			}
		}
	}

	/** Closes the connection that was left open, since the page has reconnected. */
	void cameBack() {
		if (this.abandoned != null) {
			this.abandoned.close();
			this.abandoned = null;
		}
	}

	@Override
	public void opened() {
		// The server sends the first frame
	}

	@Override
	public void received(String text) {
		this.heard++;
		this.pinging = false;
		ServerFrame frame = codec.read(text);
		if (frame instanceof ServerFrame.ActionResponse response) {
			with(response.requestId(), (component) -> component.answered(response));
		}
		else if (frame instanceof ServerFrame.ComponentUpdate update) {
			this.components.stream()
				.filter((component) -> component.id().equals(update.componentId()))
				.forEach((component) -> component.updated(update));
		}
		else if (frame instanceof ServerFrame.ConnectionEstablished hello) {
			established(hello);
		}
		else if (frame instanceof ServerFrame.ComponentRehydrated rehydrated) {
			adopted(rehydrated);
		}
		else if (frame instanceof ServerFrame.ErrorFrame error) {
			failed(error);
		}
	}

	private void with(long request, Consumer<PageComponent> action) {
		for (PageComponent component : this.components) {
			if (component.isWaitingFor(request)) {
				action.accept(component);
				return;
			}
		}
	}

	private void established(ServerFrame.ConnectionEstablished hello) {
		this.established = true;
		this.seconds = hello.pingSeconds();
		onConnection(this.connection, Duration.ofSeconds(this.seconds), this::ping);
		this.rehydrating = request((id) -> new ClientFrame.ComponentRehydrate(id, this.page,
				this.components.stream().map(PageComponent::offer).toList()));
	}

	private void adopted(ServerFrame.ComponentRehydrated rehydrated) {
		if (rehydrated.requestId() != this.rehydrating) {
			return;
		}
		List<ServerFrame.Adopted> answers = rehydrated.components();
		if (answers.stream().anyMatch((answer) -> answer.code() == LiveErrorCode.ELSEWHERE)) {
			this.totals.balance().elsewhere++;
			drop();
			closed(1006);
			return;
		}
		this.backoff.established();
		for (int i = 0; i < answers.size(); i++) {
			this.components.get(i).adopted(answers.get(i));
		}
	}

	private void failed(ServerFrame.ErrorFrame error) {
		for (PageComponent component : this.components) {
			if (component.isWaitingFor(error.requestId())) {
				component.failed(error);
				return;
			}
		}
		this.totals.failed(error);
	}

	long next() {
		return ++this.requests;
	}

	long request(LongFunction<ClientFrame> frame) {
		long id = next();
		send(frame.apply(id));
		return id;
	}

	void send(ClientFrame frame) {
		if (this.channel != null) {
			this.channel.send(codec.write(frame));
		}
	}

	@Override
	public void closed(int code) {
		if (this.established) {
			this.totals.balance().closed.merge(code, 1, Integer::sum);
		}
		lost(code);
		this.backoff.lost();
		if (this.leaving || code >= 4400 || code == 4002 || (code >= 4100 && code < 4200)) {
			this.stopped = true;
			return;
		}
		this.loop.after((code == 1012) ? this.backoff.soon() : this.backoff.next(), this::start);
	}

	/** Makes the page stay away after the connection is lost. */
	void leaveWhenLost() {
		this.leaving = true;
	}

	boolean isGone() {
		return this.stopped;
	}

	private void lost(int code) {
		this.connection++;
		this.established = false;
		this.channel = null;
		this.components.forEach((component) -> component.lost(code));
	}

	private void drop() {
		if (this.channel != null) {
			this.channel.close();
		}
	}

	@Override
	public void close() {
		this.stopped = true;
		this.acting = false;
		drop();
		cameBack();
	}

}
