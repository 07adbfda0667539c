package org.livespring.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.FrameCodec;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.test.LiveComponentState;

/**
 * A page with one component, as a browser holds it: comes back after each lost connection
 * and compares what it then gets with what was acknowledged before.
 */
final class LiveClient implements Client, WebSocketChannel.Listener {

	private static final FrameCodec codec = new FrameCodec(WireForm.COMPACT, new JsonMapper());

	private final EventLoop loop;

	private final WebSocketChannel.Endpoint endpoint;

	private final LiveComponentState component;

	private final Workload workload;

	private final Meter meter;

	private final Pace pace;

	private final Balance balance;

	private final String page = Long.toHexString(ThreadLocalRandom.current().nextLong());

	private @Nullable WebSocketChannel channel;

	/** The connection that was left open when the page came back on another one. */
	private @Nullable WebSocketChannel abandoned;

	private boolean ready;

	private boolean acting;

	private boolean refused;

	private boolean cutBefore;

	private long requests;

	/** Number of the action that is not answered, 0 if there is none. */
	private long waiting;

	/** Number of the resync that is not answered, 0 if there is none. */
	private long resyncing;

	private long acknowledged;

	private int returns;

	LiveClient(EventLoop loop, WebSocketChannel.Endpoint endpoint, LiveComponentState component, Workload workload,
			Meter meter, Pace pace, Balance balance) {
		this.loop = loop;
		this.endpoint = endpoint;
		this.component = component;
		this.workload = workload;
		this.meter = meter;
		this.pace = pace;
		this.balance = balance;
	}

	@Override
	public void start() {
		try {
			this.channel = new WebSocketChannel(this.loop, this.endpoint, this);
		}
		catch (IOException ex) {
			reconnect();
		}
	}

	@Override
	public boolean isReady() {
		return this.ready;
	}

	@Override
	public void act() {
		this.acting = true;
		if (this.ready && this.waiting == 0) {
			this.pace.next(this::call);
		}
	}

	@Override
	public void pause() {
		this.acting = false;
	}

	@Override
	public boolean isIdle() {
		return this.refused || (this.ready && this.waiting == 0);
	}

	/** Whether it came back so often, or was refused. */
	boolean isBack(int times) {
		return this.refused || this.returns >= times;
	}

	@Override
	public String toString() {
		return "ready=%s waiting=%d resyncing=%d acting=%s returns=%d".formatted(this.ready, this.waiting,
				this.resyncing, this.acting, this.returns);
	}

	/** Lose the connection, with or without the server seeing it. */
	void cut(boolean halfOpen) {
		WebSocketChannel cut = this.channel;
		if (!this.ready || cut == null) {
			return;
		}
		if (halfOpen) {
			cut.abandon();
			this.abandoned = cut;
		}
		else {
			cut.close();
		}
		this.cutBefore = true;
		this.ready = false;
		start();
	}

	@Override
	public void opened() {
		long id = ++this.requests;
		send(new ClientFrame.ComponentRehydrate(id, this.page,
				List.of(new ClientFrame.OfferedSnapshot(this.component.snapshot(), this.component.tag(), null, null))));
	}

	@Override
	public void received(String text) {
		ServerFrame frame = codec.readServer(text);
		if (frame instanceof ServerFrame.ActionResponse response) {
			if (response.seq() != null) {
				this.component.apply(response.seq(), response.html(), response.state(), response.tag());
			}
			answered(response.requestId());
		}
		else if (frame instanceof ServerFrame.ComponentUpdate update) {
			this.component.apply(update.seq(), update.html(), update.state(), update.tag());
		}
		else if (frame instanceof ServerFrame.ComponentRehydrated rehydrated) {
			adopted(rehydrated.components().get(0));
		}
		else if (frame instanceof ServerFrame.ErrorFrame error) {
			failed(error);
		}
	}

	private void adopted(ServerFrame.Adoption adoption) {
		if (adoption.componentId() == null) {
			this.balance.refused++;
			this.refused = true;
			System.out.println("  refused: " + adoption.code());
			close();
		}
		else if (this.cutBefore) {
			this.resyncing = ++this.requests;
			send(new ClientFrame.Resync(this.resyncing, this.component.id()));
		}
		else {
			live();
		}
	}

	private void answered(long request) {
		if (request == this.resyncing) {
			this.resyncing = 0;
			cameBack();
			live();
		}
		else if (request == this.waiting) {
			this.waiting = 0;
			this.acknowledged++;
			this.meter.answered(this.pace.sinceDue());
			if (this.acting) {
				this.pace.next(this::call);
			}
		}
	}

	private void failed(ServerFrame.ErrorFrame error) {
		this.balance.failed++;
		if (this.balance.failed < 10) {
			System.out.println("  " + error.code() + ": " + error.message());
		}
		if (Objects.equals(error.requestId(), this.waiting)) {
			this.waiting = 0;
		}
	}

	private void cameBack() {
		this.cutBefore = false;
		this.returns++;
		this.balance.returned++;
		if (this.waiting != 0) {
			if (this.component.header().get("action").asLong() >= this.waiting) {
				this.balance.contained++;
				this.acknowledged++;
			}
			else {
				this.balance.unknown++;
			}
			this.waiting = 0;
		}
		check();
		if (this.abandoned != null) {
			this.abandoned.close();
			this.abandoned = null;
		}
	}

	/** Compare the count with the acknowledged actions. */
	void check() {
		if (this.workload.counts()) {
			long count = this.component.state().get("count").asLong();
			this.balance.lost += Math.max(0, this.acknowledged - count);
			this.balance.twice += Math.max(0, count - this.acknowledged);
			this.acknowledged = count;
		}
	}

	private void live() {
		this.ready = true;
		if (this.acting) {
			this.pace.next(this::call);
		}
	}

	private void call() {
		if (this.ready && this.acting && this.waiting == 0) {
			this.waiting = ++this.requests;
			send(this.workload.call(this.waiting, this.component.id(), this.component.seq()));
		}
	}

	private void send(ClientFrame frame) {
		if (this.channel != null) {
			this.channel.send(codec.writeClient(frame));
		}
	}

	@Override
	public void closed() {
		this.cutBefore |= this.ready;
		this.ready = false;
		reconnect();
	}

	private void reconnect() {
		this.loop.after(Duration.ofMillis(ThreadLocalRandom.current().nextInt(50, 250)), this::start);
	}

	@Override
	public void close() {
		this.ready = false;
		this.acting = false;
		if (this.channel != null) {
			this.channel.close();
		}
	}

}
