package org.livespring.test.client;

import org.springframework.test.web.servlet.MockMvc;

/**
 * The application under test, as browsers see it.
 *
 * @param mvc what it answers over HTTP
 * @param socketPath path of the WebSocket
 * @param sessionPath path that keeps an HTTP session alive
 * @param sessions its HTTP sessions
 */
public record Application(MockMvc mvc, String socketPath, String sessionPath, HttpSessions sessions) {

}
