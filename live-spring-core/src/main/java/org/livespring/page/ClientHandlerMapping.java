package org.livespring.page;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.springframework.http.CacheControl;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * Maps the files of the browser client below their path. The script has a versioned
 * address and is cached for ever; a plain address imports it and is revalidated, as are
 * the source map and the readable modules. The address of another version also returns
 * the script of this version, revalidated: in a rolling deployment a page of one node may
 * ask another node for the script. The part that helps authors is served under
 * development only.
 */
public class ClientHandlerMapping extends SimpleUrlHandlerMapping {

	private static final CacheControl IMMUTABLE = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

	private static final CacheControl REVALIDATED = CacheControl.noCache();

	/** Before annotated controllers, whose patterns may match the path as well. */
	private static final int ORDER = -2;

	/**
	 * Creates the mapping.
	 * @param path the path of the client's files, relative to the context path
	 * @param script the versioned address of the script
	 * @param development whether the application is under development
	 */
	public ClientHandlerMapping(String path, ClientScript script, boolean development) {
		super(handlers(path, script, development), ORDER);
	}

	private static Map<String, ClientResourceHandler> handlers(String path, ClientScript script, boolean development) {
		Map<String, ClientResourceHandler> handlers = new HashMap<>(
				Map.of(path + "/" + script.fileName(), file("live.js", IMMUTABLE), path + "/live-{hash:[0-9a-f]+}.js",
						file("live.js", REVALIDATED), path + "/live.js", file("entry.js", REVALIDATED),
						path + "/live.js.map", file("live.js.map", REVALIDATED), path + "/src/**",
						new ClientResourceHandler("src/", null, REVALIDATED)));
		if (development) {
			handlers.put(path + "/src/development.js", file("development.js", REVALIDATED));
		}
		return handlers;
	}

	private static ClientResourceHandler file(String name, CacheControl cacheControl) {
		return new ClientResourceHandler("", name, cacheControl);
	}

}
