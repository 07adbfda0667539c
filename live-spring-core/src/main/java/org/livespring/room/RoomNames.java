package org.livespring.room;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/** What rooms may be called. Names that start with {@code @} are the engine's own. */
public final class RoomNames {

	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.:/+~=@-]{0,127}");

	private RoomNames() {
	}

	/**
	 * Check a name.
	 * @param name what an application or a client calls a room
	 * @return the name
	 * @throws LiveException if no room can be called so
	 */
	public static String check(String name) {
		if (!isValid(name)) {
			throw new LiveException(LiveErrorCode.INVALID_PAYLOAD,
					"No name of a room: 1 to 128 letters, digits and -_.:/+~=@, the first a letter or digit");
		}
		return name;
	}

	public static boolean isValid(String name) {
		return NAME.matcher(name).matches();
	}

	/**
	 * Whether a room is one of the engine's own.
	 * @param name name of a room
	 * @return {@code true} if no application can have given it
	 */
	public static boolean isOwn(String name) {
		return name.startsWith("@");
	}

	/**
	 * The room of all open pages of a user.
	 * @param name name of the user
	 * @return its name
	 */
	public static String ofUser(String name) {
		return "@user:" + Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * The room of one connection.
	 * @param id id of the connection
	 * @return its name
	 */
	public static String ofConnection(String id) {
		return "@connection:" + id;
	}

}
