package org.livespring.dashboard;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.util.DigestUtils;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

import org.livespring.render.PageComponents;

/**
 * Maps the page of the dashboard to its path, and the style sheet and icon below this
 * path.
 */
public final class DashboardMapping extends SimpleUrlHandlerMapping {

	/** Before annotated controllers, whose patterns may match the path as well. */
	private static final int ORDER = -2;

	private static final List<String> METHODS = List.of("GET", "HEAD");

	private static final String LOCATION = "META-INF/live-dashboard";

	/**
	 * Creates the mapping.
	 * @param path path of the page, relative to the context path
	 * @param components mounts the dashboard component in the page
	 * @param application name of the application
	 */
	public DashboardMapping(String path, PageComponents components, String application) {
		super(Map.of(path, page(path, components, application), path + DashboardPage.STYLE,
				file(DashboardPage.STYLE, "text/css;charset=UTF-8"), path + DashboardPage.ICON,
				file(DashboardPage.ICON, "image/svg+xml")), ORDER);
	}

	private static HttpRequestHandler page(String path, PageComponents components, String application) {
		DashboardPage page = new DashboardPage(components, application, path.substring(path.lastIndexOf('/') + 1));
		return (request, response) -> {
			if (!METHODS.contains(request.getMethod())) {
				throw new HttpRequestMethodNotSupportedException(request.getMethod(), METHODS);
			}
			String html = page.write();
			response.setContentType("text/html;charset=UTF-8");
			response.setHeader("X-Content-Type-Options", "nosniff");
			response.getWriter().write(html);
		};
	}

	private static HttpRequestHandler file(String name, String type) {
		Resource file = new ClassPathResource(LOCATION + name, DashboardMapping.class.getClassLoader());
		return (request, response) -> {
			byte[] content = file.getContentAsByteArray();
			response.setHeader(HttpHeaders.CACHE_CONTROL,
					CacheControl.maxAge(Duration.ZERO).cachePrivate().getHeaderValue());
			response.setHeader("X-Content-Type-Options", "nosniff");
			if (!new ServletWebRequest(request, response)
				.checkNotModified('"' + DigestUtils.md5DigestAsHex(content) + '"')) {
				response.setContentType(type);
				response.setContentLength(content.length);
				response.getOutputStream().write(content);
			}
		};
	}

}
