package org.livespring.page;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.util.Assert;

/**
 * The address of the browser client's script. It contains a hash of the script, so that
 * browsers may cache the script for ever.
 */
public final class ClientScript {

	/** Folder on the class path in which the build puts the client's files. */
	static final String LOCATION = "META-INF/live/";

	private final String path;

	private final String hash;

	/**
	 * Creates the address.
	 * @param path the path of the client's files, relative to the context path
	 */
	public ClientScript(String path) {
		this.path = path;
		this.hash = readHash();
	}

	/**
	 * Returns the address for the page's script tag.
	 * @return the path, relative to the context path, such as
	 * {@code /live/live-0c8d8b5fd1c2.js}
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
			throw new UncheckedIOException("The script of the browser client is missing; the Maven build creates it",
					ex);
		}
	}

}
