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
		return Map.of(path + "/" + script.fileName(), file("live.js", IMMUTABLE), path + "/live-{hash:[0-9a-f]+}.js",
				file("live.js", REVALIDATED), path + "/live.js", file("entry.js", REVALIDATED), path + "/live.js.map",
				file("live.js.map", REVALIDATED), path + "/src/**",
				new ClientResourceHandler("src/", null, REVALIDATED));
	}

	private static ClientResourceHandler file(String name, CacheControl cacheControl) {
		return new ClientResourceHandler("", name, cacheControl);
	}

}
