package org.livespring.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Serves one file of the browser client, or the files of one folder. Browsers that accept
 * it get the file as compressed by the build.
 */
final class ClientResourceHandler extends ResourceHttpRequestHandler {

	private static final MediaType JAVASCRIPT = new MediaType("text", "javascript", UTF_8);

	private final @Nullable String file;

	/**
	 * Creates and initialises a handler.
	 * @param folder the folder, relative to the one of the client's files
	 * @param file the file to serve, {@code null} to serve the file that the path names
	 * @param cacheControl how long browsers cache the files
	 */
	ClientResourceHandler(String folder, @Nullable String file, CacheControl cacheControl) {
		this.file = file;
		setLocations(List
			.of(new ClassPathResource(ClientScript.LOCATION + folder, ClientResourceHandler.class.getClassLoader())));
		setResourceResolvers(List.of(gzipResolver(), new PathResourceResolver()));
		setCacheControl(cacheControl);
		setVaryByRequestHeaders(HttpHeaders.ACCEPT_ENCODING);
		setEtagGenerator(ClientResourceHandler::etag);
		// A reproducible build sets the same time on all files of all versions
		setUseLastModified(false);
		try {
			afterPropertiesSet();
		}
		catch (Exception ex) {
			throw new IllegalStateException("The files of the browser client cannot be served", ex);
		}
	}

	@Override
	protected String processPath(String path) {
		return (this.file != null) ? this.file : super.processPath(path);
	}

	@Override
	protected @Nullable MediaType getMediaType(HttpServletRequest request, Resource resource) {
		String name = String.valueOf(resource.getFilename());
		if (name.endsWith(".js")) {
			return JAVASCRIPT;
		}
		return name.endsWith(".map") ? MediaType.APPLICATION_JSON : super.getMediaType(request, resource);
	}

	@Override
	protected void setHeaders(HttpServletResponse response, Resource resource, @Nullable MediaType mediaType)
			throws IOException {
		super.setHeaders(response, resource, mediaType);
		response.setHeader("X-Content-Type-Options", "nosniff");
	}

	private static EncodedResourceResolver gzipResolver() {
		EncodedResourceResolver resolver = new EncodedResourceResolver();
		resolver.setContentCodings(List.of("gzip"));
		return resolver;
	}

	private static String etag(Resource resource) {
		try {
			return '"' + DigestUtils.md5DigestAsHex(resource.getContentAsByteArray()) + '"';
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
