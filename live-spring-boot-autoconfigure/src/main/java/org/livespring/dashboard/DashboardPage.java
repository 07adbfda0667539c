package org.livespring.dashboard;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpRequestHandler;

import org.livespring.render.PageComponents;

/** The page that the dashboard is on; its style sheet and icon are below its address. */
final class DashboardPage implements HttpRequestHandler {

	private final PageComponents components;

	private final String title;

	/** Name of the folder of its files, as seen from the page. */
	private final String folder;

	DashboardPage(PageComponents components, String title, String path) {
		this.components = components;
		this.title = title;
		this.folder = path.substring(path.lastIndexOf('/') + 1);
	}

	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (!"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod())) {
			response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
			response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
			return;
		}
		String html = page();
		response.setContentType("text/html;charset=UTF-8");
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.getWriter().write(html);
	}

	private String page() {
		Html html = new Html(40 * 1024);
		html.html("<!DOCTYPE html>\n").open("html", "lang", "en").open("head").open("meta", "charset", "UTF-8");
		html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
		html.open("meta", "name", "color-scheme", "content", "light dark");
		html.open("meta", "name", "robots", "content", "noindex");
		html.element("title", "Live dashboard · " + this.title);
		html.open("link", "rel", "icon", "type", "image/svg+xml", "href", this.folder + "/dashboard.svg");
		html.open("link", "rel", "stylesheet", "href", this.folder + "/dashboard.css");
		html.html(this.components.script()).close("head").open("body");
		html.html(this.components.component(LiveDashboard.NAME, null, Map.of(), "main", Map.of()));
		return html.close("body").close("html").toString();
	}

}
