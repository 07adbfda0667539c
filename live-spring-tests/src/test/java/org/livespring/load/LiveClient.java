package org.livespring.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveErrorCode;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.FrameCodec;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.test.LiveComponentState;

/**
 * A page as a browser holds it, with its components: comes back after each lost
 * connection by the rules of the browser's client.
 */
final class LiveClient implements Client, WebSocketChannel.Listener {

	private static final FrameCodec codec = new FrameCodec(WireForm.COMPACT, new JsonMapper());

	/** Pings without an answer after which the connection counts as lost. */
	private static final int MISSED = 2;

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

	private boolean established;

	private long requests;

	private long rehydrating;

	private int seconds = 4;

	private int missed;

	/** Counts connections, so that the timer of an old one ends. */
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
		this.missed = 0;
		this.established = false;
		this.loop.after(Duration.ofSeconds(this.seconds), () -> tick(number));
		try {
			this.channel = new WebSocketChannel(this.loop, this.endpoint, this);
		}
		catch (IOException ex) {
			closed(1006);
		}
	}

	/** Ping, and give up a connection that does not answer, opening ones too. */
	private void tick(int number) {
		if (number != this.connection || this.stopped) {
			return;
		}
		if (this.missed >= MISSED) {
			silent();
			drop();
			closed(1006);
			return;
		}
		this.missed++;
		if (this.established) {
			request(ClientFrame.ComponentPing::new);
		}
		this.loop.after(Duration.ofSeconds(this.seconds), () -> tick(number));
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
		this.missed = 0;
		ServerFrame frame = codec.readServer(text);
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
		this.rehydrating = request((id) -> new ClientFrame.ComponentRehydrate(id, this.page,
				this.components.stream().map(PageComponent::offer).toList()));
	}

	private void adopted(ServerFrame.ComponentRehydrated rehydrated) {
		if (rehydrated.requestId() != this.rehydrating) {
			return;
		}
		List<ServerFrame.Adoption> answers = rehydrated.components();
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
			this.channel.send(codec.writeClient(frame));
		}
	}

	@Override
	public void closed(int code) {
		if (this.established) {
			this.totals.balance().closed.merge(code, 1, Integer::sum);
		}
		lost(code);
		if (code >= 4400 || code == 4002 || (code >= 4100 && code < 4200)) {
			this.stopped = true;
			return;
		}
		this.loop.after((code == 1012) ? this.backoff.soon() : this.backoff.next(), this::start);
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
