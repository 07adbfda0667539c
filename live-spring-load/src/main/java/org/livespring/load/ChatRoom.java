package org.livespring.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** A room of the sample's chat, and its members. */
final class ChatRoom {

	/** Share of a processor below which the server has nothing left to do. */
	private static final double QUIET = 0.03;

	private static final Duration LOOK = Duration.ofMillis(400);

	/** Longer than the frame interval, so that no message waits for the one before. */
	private static final Duration PAUSE = Duration.ofMillis(120);

	private final LoadRun run;

	private final LoadServer server;

	private final String name;

	private final List<ChatMember> members = new ArrayList<>();

	/** What the members wait for. */
	private String marker = "";

	private int heard;

	private long first;

	private long last;

	ChatRoom(LoadRun run, LoadServer server, String name) {
		this.run = run;
		this.server = server;
		this.name = name;
	}

	private String address() {
		return "chat:" + this.name;
	}

	/** Opens pages as fast as the server answers. */
	void open(int count) {
		for (int i = 0; i < count; i++) {
			Visitor.Stranger stranger = this.server.stranger("/chat/" + this.name);
			this.members.add(new ChatMember(this.run.loop(), own(stranger.live()), stranger.component(), address(),
					this::heard));
		}
	}

	/** Connects all pages at about the same time. */
	void connect() {
		for (ChatMember member : this.members) {
			member.connect();
			this.run.loop().run(Duration.ofMillis(1));
		}
		this.run.await(this::isReady, "not all members could enter");
	}

	/** Lets scripts join the room. */
	void join(int count) {
		for (int i = 0; i < count; i++) {
			this.members.add(new ChatMember(this.run.loop(), own(this.server.stranger("/chat/" + this.name).live()),
					null, address(), this::heard));
		}
		connect();
	}

	/**
	 * Gives a member an address of its own, since servers limit what an address may do.
	 */
	private WebSocketChannel.Endpoint own(WebSocketChannel.Endpoint endpoint) {
		int number = this.members.size() + 1;
		return endpoint.from("127.1." + number / 250 + "." + (1 + number % 250));
	}

	private boolean isReady() {
		return this.members.stream().allMatch(ChatMember::isReady);
	}

	private void heard(String frame) {
		if (!this.marker.isEmpty() && frame.contains(this.marker)) {
			this.last = System.nanoTime();
			if (this.heard++ == 0) {
				this.first = this.last;
			}
		}
	}

	/**
	 * Lets some members say something, one after the other, and waits each time until all
	 * have it.
	 * @param first meter of the time until the first member has it
	 * @param last meter of the time until the last one has it
	 */
	void talk(int messages, Meter first, Meter last) {
		for (int i = 0; i < messages; i++) {
			String message = watch();
			long begin = System.nanoTime();
			speaker().say(message);
			this.run.await(() -> this.heard >= this.members.size(), "not all members got a message");
			first.answered(this.first - begin);
			last.answered(this.last - begin);
			this.run.loop().run(PAUSE);
		}
		this.marker = "";
	}

	/** Returns a text that no other message contains in part. */
	private String watch() {
		this.marker = "%016x".formatted(ThreadLocalRandom.current().nextLong());
		this.heard = 0;
		return this.marker;
	}

	private ChatMember speaker() {
		return this.members.get(ThreadLocalRandom.current().nextInt(this.members.size()));
	}

	/** Lets some members type, one after the other, and end it. */
	void type(int times) {
		for (int i = 0; i < times; i++) {
			ChatMember speaker = speaker();
			speaker.type("Hel");
			this.run.loop().run(PAUSE.multipliedBy(3));
			speaker.type("");
			this.run.loop().run(PAUSE.multipliedBy(3));
		}
	}

	/**
	 * Lets a member say things without a pause.
	 * @param speaker a page, in a room whose other members are scripts
	 * @return seconds until the others have everything
	 */
	double flood(int messages, ChatMember speaker) {
		String marker = watch();
		long begin = System.nanoTime();
		for (int i = 0; i < messages; i++) {
			speaker.say(marker + i);
		}
		this.run.await(() -> this.heard >= messages * this.members.size(), "not all scripts got all messages");
		this.marker = "";
		return (this.last - begin) / 1e9;
	}

	ChatMember speaker(Consumer<String> heard) {
		Visitor.Stranger stranger = this.server.stranger("/chat/" + this.name);
		ChatMember speaker = new ChatMember(this.run.loop(), stranger.live(), stranger.component(), address(), heard);
		speaker.connect();
		this.run.await(speaker::isReady, "the speaker could not enter");
		return speaker;
	}

	/** Closes all pages, and waits until the room is empty. */
	void leave() throws IOException, InterruptedException {
		this.members.forEach(ChatMember::close);
		this.members.clear();
		long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
		while (!this.server.get("/members/" + address()).equals("0") && System.nanoTime() < end) {
			this.run.seconds(0.1);
		}
	}

	/**
	 * Returns the processor time of the server for some work and all that follows of it.
	 */
	Duration cost(Work work) throws IOException, InterruptedException {
		Duration before = this.server.work();
		work.run();
		awaitQuiet();
		return this.server.work().minus(before);
	}

	private void awaitQuiet() throws IOException {
		double used;
		do {
			Duration before = this.server.work();
			this.run.loop().run(LOOK);
			used = this.server.work().minus(before).toNanos();
		}
		while (used > QUIET * LOOK.toNanos());
	}

	/** What the members do. */
	@FunctionalInterface
	interface Work {

		void run() throws IOException, InterruptedException;

	}

}
