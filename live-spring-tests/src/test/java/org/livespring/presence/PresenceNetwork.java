package org.livespring.presence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * A network of nodes on a virtual clock that loses, repeats, re-orders and cuts messages.
 */
final class PresenceNetwork {

	private static final double LOST = 0.05;

	private static final double REPEATED = 0.05;

	private static final int USUAL_DELAY = 20;

	private static final int LONG_DELAY = 400;

	private final Random random;

	private final int[] side;

	private final BiConsumer<Integer, byte[]> receiver;

	private final PriorityQueue<Message> messages = new PriorityQueue<>(
			Comparator.comparingLong(Message::at).thenComparingLong(Message::order));

	private long order;

	private boolean lossy = true;

	long now = 1_000_000;

	long sent;

	long bytes;

	PresenceNetwork(Random random, int nodes, BiConsumer<Integer, byte[]> receiver) {
		this.random = random;
		this.side = new int[nodes];
		this.receiver = receiver;
	}

	void broadcast(int from, byte[] message) {
		for (int to = 0; to < this.side.length; to++) {
			if (to != from) {
				send(from, to, message);
			}
		}
	}

	private void send(int from, int to, byte[] message) {
		this.sent++;
		this.bytes += message.length;
		if (this.lossy && this.random.nextDouble() < LOST) {
			return;
		}
		int copies = (this.random.nextDouble() < REPEATED) ? 2 : 1;
		for (int i = 0; i < copies; i++) {
			int longest = (this.lossy && this.random.nextInt(50) == 0) ? LONG_DELAY : USUAL_DELAY;
			this.messages
				.add(new Message(this.now + 1 + this.random.nextInt(longest), this.order++, from, to, message));
		}
	}

	/** Let time pass, and messages arrive. */
	void advance(long time) {
		long end = this.now + time;
		while (!this.messages.isEmpty() && this.messages.peek().at() <= end) {
			Message message = this.messages.remove();
			this.now = message.at();
			if (this.side[message.from()] == this.side[message.to()]) {
				this.receiver.accept(message.to(), message.bytes());
			}
		}
		this.now = end;
	}

	/** Cut the network in two at random. */
	void cut() {
		for (int i = 0; i < this.side.length; i++) {
			this.side[i] = this.random.nextInt(2);
		}
	}

	void join() {
		Arrays.fill(this.side, 0);
	}

	/** From now on messages are repeated and re-ordered, but all arrive. */
	void heal() {
		join();
		this.lossy = false;
	}

	private record Message(long at, long order, int from, int to, byte[] bytes) {

	}

}
