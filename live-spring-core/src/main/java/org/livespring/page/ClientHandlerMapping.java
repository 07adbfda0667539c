package org.livespring.page;

import java.time.Duration;
import java.util.Map;

import org.springframework.http.CacheControl;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * Maps the client's files below their path: the script under its versioned address, kept
 * for ever; a plain address that imports it, revalidated; beside it the source map and
 * the readable modules. Another version's address also gets the script of this version,
 * revalidated: in a rolling deployment the page may come from one node and ask another.
 */
public class ClientHandlerMapping extends SimpleUrlHandlerMapping {

	private static final CacheControl IMMUTABLE = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

	private static final CacheControl REVALIDATED = CacheControl.noCache();

	/** Ahead of annotated controllers, whose patterns may be wide. */
	private static final int ORDER = -2;

	/**
	 * Create the mapping.
	 * @param path the path of the client's files below the context path
	 * @param script the versioned address
	 */
	public ClientHandlerMapping(String path, ClientScript script) {
		super(handlers(path, script), ORDER);
	}

	private static Map<String, ClientResourceHandler> handlers(String path, ClientScript script) {
		ClientResourceHandler revalidated = ClientResourceHandler.forFile("live.js", REVALIDATED);
		return Map.of(path + "/" + script.fileName(), ClientResourceHandler.forFile("live.js", IMMUTABLE),
				path + "/live-{hash:[0-9a-f]+}.js", revalidated, path + "/live.js",
				ClientResourceHandler.forFile("entry.js", REVALIDATED), path + "/live.js.map",
				ClientResourceHandler.forFile("live.js.map", REVALIDATED), path + "/src/**",
				ClientResourceHandler.forFolder("src/", REVALIDATED));
	}

}
