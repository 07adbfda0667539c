package org.livespring.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.util.DigestUtils;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.context.request.ServletWebRequest;

/** A file of the dashboard's page. */
final class DashboardFile implements HttpRequestHandler {

	private static final String LOCATION = "META-INF/live-dashboard/";

	private final byte[] content;

	private final String type;

	private final String etag;

	DashboardFile(String name, String type) {
		try {
			this.content = new ClassPathResource(LOCATION + name, DashboardFile.class.getClassLoader())
				.getContentAsByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.type = type;
		this.etag = '"' + DigestUtils.md5DigestAsHex(this.content) + '"';
	}

	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.setHeader(HttpHeaders.CACHE_CONTROL,
				CacheControl.maxAge(Duration.ZERO).cachePrivate().getHeaderValue());
		response.setHeader("X-Content-Type-Options", "nosniff");
		if (new ServletWebRequest(request, response).checkNotModified(this.etag)) {
			return;
		}
		response.setContentType(this.type);
		response.setContentLength(this.content.length);
		response.getOutputStream().write(this.content);
	}

}
