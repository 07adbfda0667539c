package org.livespring.redis;

/**
 * The names of all keys and channels. <pre>
 * PREFIX node:{NODE}               channel by which a node tests its subscriptions
 * PREFIX generation                random text that is lost if Redis is emptied
 * PREFIX room:{ROOM}               channel of a room
 * PREFIX room:{ROOM}:position      hash: epoch, offset and time of the last event
 * PREFIX room:{ROOM}:stream        stream of the last events
 * PREFIX room:{ROOM}:from:NODE     number of the last message of a node
 * PREFIX room:{ROOM}:state:NAME    hash: version and json of a shared state
 * PREFIX presence                  channel of presence
 * PREFIX floor:{INSTANCE}          hash: claim, epoch, seq and page of an instance
 * PREFIX call:{INSTANCE}:NUMBER    node that claimed a call
 * PREFIX ends                      channel of logins that have ended
 * PREFIX revoked:{IDENTITY}        empty text; its existence revokes an identity
 * </pre> The braces are part of the names: the text in braces decides the slot in a
 * cluster.
 */
public final class RedisKeys {

	private final String prefix;

	RedisKeys(String prefix) {
		this.prefix = prefix;
	}

	public String node(String node) {
		return this.prefix + "node:{" + node + "}";
	}

	public String generation() {
		return this.prefix + "generation";
	}

	public String room(String room) {
		return this.prefix + "room:{" + escape(room) + "}";
	}

	public String position(String room) {
		return room(room) + ":position";
	}

	public String stream(String room) {
		return room(room) + ":stream";
	}

	public String from(String room, String node) {
		return room(room) + ":from:" + node;
	}

	public String floor(String instance) {
		return this.prefix + "floor:{" + instance + "}";
	}

	public String call(String instance, long number) {
		return this.prefix + "call:{" + instance + "}:" + number;
	}

	public String ends() {
		return this.prefix + "ends";
	}

	public String revoked(String identity) {
		return this.prefix + "revoked:{" + escape(identity) + "}";
	}

	public String state(String room, String name) {
		return room(room) + ":state:" + name;
	}

	public String presence() {
		return this.prefix + "presence";
	}

	/**
	 * Escapes braces, since a brace in the name would end the part that decides the slot.
	 */
	private static String escape(String name) {
		return name.replace("%", "%25").replace("{", "%7B").replace("}", "%7D");
	}

}
