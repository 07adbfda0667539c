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
import org.livespring.test.ClientCodec;
import org.livespring.test.LiveComponentState;

/**
 * A page as a browser holds it, with its components: comes back after each lost
 * connection by the rules of the browser's client.
 */
final class LiveClient implements Client, WebSocketChannel.Listener {

	private static final ClientCodec codec = new ClientCodec(WireForm.COMPACT);

	/** How long the answer to a ping may take. */
	private static final Duration OVERDUE = Duration.ofSeconds(5);

	private final EventLoop loop;

	private final WebSocketChannel.Endpoint endpoint;

	private final LoadTotals totals;

	private final List<PageComponent> components;

	private final String page = Long.toHexString(ThreadLocalRandom.current().nextLong());

	private final Backoff backoff = new Backoff();

	private @Nullable WebSocketChannel channel;

	/** The connection that was left open when the page came back on another one. */
	private @Nullable WebSocketChannel abandoned;

	private boolean acting;

	private boolean stopped;

	/** Whether it does not come back when the connection is lost. */
	private boolean leaving;

	private boolean established;

	private long requests;

	private long rehydrating;

	private int seconds = 4;

	/** Counts frames received, to see whether one came since a ping. */
	private long heard;

	/** Whether a ping is not answered. */
	private boolean pinging;

	/** Counts connections, so that the timers of an old one end. */
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

	/** Later, unless the connection is another one then. */
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

	/** Whether its components came back so often, or were refused. */
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

	/** Lose the connection, with or without the server seeing it. */
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

	/** Lose the connection once so many more bytes have passed. */
	void cutAfter(long sent, long received) {
		if (this.channel != null) {
			this.channel.cutAfter(sent, received);
		}
	}

	/** Read nothing any more and ask for whole texts again and again. */
	void starve(int requests) {
		if (this.channel != null) {
			this.channel.stopReading();
			for (int i = 0; i < requests; i++) {
				request((id) -> new ClientFrame.Resync(id, this.components.get(0).id()));
			}
		}
	}

	/** The connection that was left open is not needed to test more. */
	void cameBack() {
		if (this.abandoned != null) {
			this.abandoned.close();
			this.abandoned = null;
		}
	}

	@Override
	public void opened() {
		// The server speaks first
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
		this.backoff.reset();
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
		if (this.leaving || code >= 4400 || code == 4002 || (code >= 4100 && code < 4200)) {
			this.stopped = true;
			return;
		}
		this.loop.after((code == 1012) ? this.backoff.soon() : this.backoff.next(), this::start);
	}

	/** Not to come back when the connection is lost. */
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
