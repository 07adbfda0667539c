package org.livespring.test.autoconfigure;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.HttpRequestHandler;

import org.livespring.render.PageComponents;

/**
 * A page with nothing but a component.
 *
 * @param components mounts the component
 * @param name name of the component
 * @param props its props
 */
record ComponentPage(PageComponents components, String name, Map<String, ?> props) implements HttpRequestHandler {

	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
		String html = this.components.component(this.name, null, this.props, "div", Map.of());
		if (!response.isCommitted()) {
			response.setContentType("text/html;charset=UTF-8");
			response.getWriter().write(html);
		}
	}

}
