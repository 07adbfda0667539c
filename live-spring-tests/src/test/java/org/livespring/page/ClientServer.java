package org.livespring.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import org.livespring.autoconfigure.web.LiveClientAutoConfiguration;

/**
 * A Tomcat that serves the client, and the requests that a browser sends for it.
 */
final class ClientServer implements AutoCloseable {

	private final HttpClient http = HttpClient.newHttpClient();

	private final ServletWebServerApplicationContext context;

	private ClientServer(ServletWebServerApplicationContext context) {
		this.context = context;
	}

	static ClientServer start(Class<?> application, String... properties) {
		return new ClientServer((ServletWebServerApplicationContext) new SpringApplicationBuilder(application)
			.properties("server.port=0", "spring.main.banner-mode=off")
			.properties(properties)
			.run());
	}

	static ClientServer start(String... properties) {
		return start(Application.class, properties);
	}

	/** The address for the page's script tag, without the context path. */
	String scriptUrl() {
		return this.context.getBean(ClientScript.class).url();
	}

	String origin() {
		return "http://localhost:" + this.context.getWebServer().getPort();
	}

	HttpResponse<byte[]> get(String path, String... headers) {
		return send("GET", path, headers);
	}

	HttpResponse<byte[]> send(String method, String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin() + path))
			.method(method, BodyPublishers.noBody());
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return this.http.send(request.build(), BodyHandlers.ofByteArray());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	/** The least that serves a page. */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
			WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class, LiveClientAutoConfiguration.class })
	static class Application {

	}

}
