package org.livespring.budget;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The memory of a node that clients may use. It is divided among clients, which are users
 * or, where nobody is logged in, addresses. Thread-safe.
 */
public final class MemoryBudget {

	/** What the engine keeps for an instance without its texts, in bytes. */
	public static final long INSTANCE = 2048;

	/** What the container and the engine keep for a connection without components. */
	private static final long CONNECTION = 16 * 1024;

	/** Share of the limit from which memory is released. */
	private static final double TIGHT = 0.8;

	private volatile Relief relief = (account, used) -> false;

	private final MemoryAccount node;

	private final long perClient;

	private final long perConnection;

	private final Map<String, MemoryAccount> clients = new ConcurrentHashMap<>();

	/**
	 * Create a budget.
	 * @param node the bytes for all clients together
	 * @param perClient the bytes for all connections of a client
	 * @param perConnection the bytes for the components of a connection
	 */
	public MemoryBudget(long node, long perClient, long perConnection) {
		this.node = new MemoryAccount(this::release, null, "", node);
		this.perClient = perClient;
		this.perConnection = perConnection;
	}

	/** Releases what can be restored, where memory is needed. */
	@FunctionalInterface
	public interface Relief {

		/**
		 * Release something.
		 * @param account the account of a connection whose client or node is beyond its
		 * limit
		 * @param used whether it may be something that is used, by a connection that
		 * keeps more
		 * @return whether there was something
		 */
		boolean release(MemoryAccount account, boolean used);

	}

	/** Set what releases memory. */
	public void setRelief(Relief relief) {
		this.relief = relief;
	}

	private boolean release(MemoryAccount account, boolean used) {
		return this.relief.release(account, used);
	}

	/**
	 * Open the account of a connection.
	 * @param client the user or the address
	 */
	public MemoryAccount open(String client) {
		MemoryAccount above = this.clients.compute(client, (name, present) -> {
			MemoryAccount account = (present != null) ? present
					: new MemoryAccount(this::release, this.node, name, this.perClient);
			account.charge(CONNECTION);
			return account;
		});
		return new MemoryAccount(this::release, above, client, this.perConnection);
	}

	/**
	 * Handle that a connection was closed. What its components keep stays charged until
	 * they are stopped.
	 */
	public void closed(MemoryAccount account) {
		MemoryAccount client = account.above();
		if (client != null) {
			client.charge(-CONNECTION);
		}
	}

	/** Forget clients that have nothing any more. */
	public void sweep() {
		this.clients.keySet()
			.forEach((client) -> this.clients.computeIfPresent(client,
					(name, account) -> (account.used() == 0) ? null : account));
	}

	/** Whether memory should be released before it is needed. */
	public boolean isTight() {
		return this.node.used() > this.node.limit() * TIGHT;
	}

	/** The account of the node. */
	public MemoryAccount node() {
		return this.node;
	}

}
