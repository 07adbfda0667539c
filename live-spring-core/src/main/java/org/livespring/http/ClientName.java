package org.livespring.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Whose resources a request uses. */
public final class ClientName {

	private static final String USER = "user ";

	private static final int IPV6 = 16;

	/** Bytes of an IPv6 address that name a network; a client chooses the others. */
	private static final int NETWORK = 8;

	private ClientName() {
	}

	/**
	 * Name the client of a request.
	 * @param user name of the user, {@code null} without a login
	 * @param request the request, whose address is that of a proxy unless the application
	 * is told about proxies
	 * @return the user or the address, of IPv6 the network of 64 bits
	 */
	public static String of(@Nullable String user, HttpServletRequest request) {
		return (user != null) ? USER + user : "address " + network(request.getRemoteAddr());
	}

	/**
	 * Name a client for logs, which contain no names of users.
	 * @param client the client
	 */
	public static String loggable(String client) {
		return client.startsWith(USER) ? "a user" : "the " + client;
	}

	private static String network(String address) {
		byte[] network = address.contains(":") ? bytes(address) : new byte[0];
		return (network.length == IPV6) ? HexFormat.ofDelimiter(":").formatHex(network, 0, NETWORK) + "::/64" : address;
	}

	/** Asks no name server, since a name contains no colon. */
	private static byte[] bytes(String address) {
		try {
			return InetAddress.getByName(address).getAddress();
		}
		catch (UnknownHostException ex) {
			return new byte[0];
		}
	}

}
