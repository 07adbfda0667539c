package org.livespring.page;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.util.Assert;

/**
 * Address of the client's script, which changes with the script's content, so that
 * browsers may keep it for ever.
 */
public final class ClientScript {

	/** Where the build puts the client's files. */
	static final String LOCATION = "META-INF/live/";

	private final String path;

	private final String hash;

	/**
	 * Create the address.
	 * @param path the path of the client's files below the context path
	 */
	public ClientScript(String path) {
		this.path = path;
		this.hash = readHash();
	}

	/**
	 * The address for the page's script tag.
	 * @return the path below the context path, such as {@code /live/live-0c8d8b5fd1c2.js}
	 */
	public String url() {
		return this.path + "/" + fileName();
	}

	String fileName() {
		return "live-" + this.hash + ".js";
	}

	private static String readHash() {
		ClassPathResource resource = new ClassPathResource(LOCATION + "client.properties",
				ClientScript.class.getClassLoader());
		try {
			String hash = PropertiesLoaderUtils.loadProperties(resource).getProperty("hash");
			Assert.state(hash != null, () -> "No hash in " + resource);
			return hash;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The client is made by the Maven build, and is missing here", ex);
		}
	}

}
