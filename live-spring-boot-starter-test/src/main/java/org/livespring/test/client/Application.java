package org.livespring.test.client;

import java.util.Map;

import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.HttpRequestHandler;

/**
 * The application under test, as browsers see it.
 *
 * @param mvc what it answers over HTTP
 * @param socketPath path of the WebSocket
 * @param sessionPath path that keeps an HTTP session alive
 * @param sessions its HTTP sessions
 * @param components pages with nothing but a component
 * @param log what its engine logs
 */
public record Application(MockMvc mvc, String socketPath, String sessionPath, HttpSessions sessions,
		ComponentPages components, EngineLog log) {

	/** Makes pages with nothing but a component. */
	@FunctionalInterface
	public interface ComponentPages {

		/**
		 * Make a page.
		 * @param name name of the component
		 * @param props its props
		 * @return answers with the page
		 */
		HttpRequestHandler page(String name, Map<String, ?> props);

	}

}
