package org.livespring.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.livespring.test.Browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Adds the texts of {@code docs/spring.md} to an application that has users, sessions in
 * a database, a public page and a proxy.
 */
@ExtendWith(Browser.class)
class ExistingApplicationTests {

	private static final Path DOCUMENT = Path.of("../docs/spring.md");

	private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);

	private static final Path NGINX = Path.of("/usr/sbin/nginx");

	/** The application before. */
	private static final Map<String, String> FILES = Map.of("ShopApplication.java", """
			package com.example.shop;

			import org.springframework.boot.SpringApplication;
			import org.springframework.boot.autoconfigure.SpringBootApplication;
			import org.springframework.stereotype.Controller;
			import org.springframework.web.bind.annotation.GetMapping;

			@SpringBootApplication
			public class ShopApplication {

				public static void main(String[] args) {
					SpringApplication.run(ShopApplication.class, args);
				}

				@Controller
				static class Pages {

					@GetMapping("/")
					String home() {
						return "home";
					}

					@GetMapping("/account")
					String account() {
						return "account";
					}

				}

			}
			""", "SecurityConfiguration.java", """
			package com.example.shop;

			import org.springframework.context.annotation.Bean;
			import org.springframework.context.annotation.Configuration;
			import org.springframework.http.HttpMethod;
			import org.springframework.security.config.annotation.web.builders.HttpSecurity;
			import org.springframework.security.web.SecurityFilterChain;

			import static org.springframework.security.config.Customizer.withDefaults;

			@Configuration
			class SecurityConfiguration {
			CHAIN
			}
			""", "application.properties", """
			spring.security.user.password=secret
			spring.datasource.url=jdbc:h2:./sessions
			spring.session.jdbc.initialize-schema=always
			""", "templates/page.html", """
			<!DOCTYPE html>
			<html lang="en">
			<head><title>Shop</title></head>
			<body><h1>Shop</h1></body>
			</html>
			""");

	@TempDir
	Path folder;

	private MatrixServer application;

	private Process proxy;

	private int port;

	@BeforeEach
	void add() throws IOException {
		assumeTrue(Build.isApplicationThere(), "The consumer projects are not built; run mvn verify");
		List<String> java = texts("java");
		List<String> html = texts("html");
		String page = FILES.get("templates/page.html")
			.replace("</head>", html.get(1) + "</head>")
			.replace("</body>", html.get(2) + "</body>");
		Path classes = Files.createDirectories(this.folder.resolve("classes/templates/live")).getParent().getParent();
		write("ShopApplication.java", FILES.get("ShopApplication.java"));
		write("Basket.java", java.get(0));
		write("SecurityConfiguration.java", FILES.get("SecurityConfiguration.java").replace("CHAIN", java.get(1)));
		write("classes/application.properties", FILES.get("application.properties") + texts("properties").get(0));
		write("classes/templates/live/basket.html", html.get(0));
		write("classes/templates/home.html", page);
		write("classes/templates/account.html", page);
		this.port = MatrixServer.freePort();
		this.application = new Build().server(this.folder, classes, "com.example.shop.ShopApplication", this.port,
				List.of("spring-boot-starter-security", "spring-boot-starter-session-jdbc", "h2"));
		this.application.start();
	}

	@AfterEach
	void stop() {
		if (this.application != null) {
			this.application.close();
		}
		if (this.proxy != null) {
			this.proxy.destroyForcibly().onExit().join();
		}
	}

	@Test
	void pagesAreLiveAndGoOnAfterARestart(Page page) throws Exception {
		page.navigate("http://localhost:" + this.port + "/");
		add(page, "1");
		page.navigate("http://localhost:" + proxy() + "/account");
		page.locator("[name=username]").fill("user");
		page.locator("[name=password]").fill("secret");
		page.locator("[type=submit]").click();
		add(page, "1");
		this.application.terminate();
		page.locator("html:not([live-state=connected])").waitFor();
		this.application.start();
		page.locator("html[live-state=connected]").waitFor();
		add(page, "2");
		assertThat(this.application.complaints()).isEmpty();
	}

	private static void add(Page page, String count) {
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add")).click();
		assertThat(page.getByRole(AriaRole.STATUS)).hasText(count);
	}

	/** Returns the port of the proxy. */
	private int proxy() throws IOException {
		assumeTrue(Files.isExecutable(NGINX), "nginx is not installed");
		int outer = MatrixServer.freePort();
		String temporary = Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
			.map("%1$s_temp_path temp_%1$s;\n"::formatted)
			.reduce("", String::concat);
		write("nginx.conf",
				"error_log stderr;\npid nginx.pid;\nevents { }\nhttp {\naccess_log off;\n" + temporary
						+ "upstream application { server 127.0.0.1:" + this.port + "; }\n"
						+ texts("nginx").get(0).replace("server {", "server {\n    listen " + outer + ";") + "}\n");
		this.proxy = new ProcessBuilder(NGINX.toString(), "-p", this.folder.toString(), "-g", "daemon off;", "-c",
				this.folder.resolve("nginx.conf").toString())
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("nginx.log").toFile())
			.start();
		MatrixServer.awaitPort(outer, this.proxy);
		return outer;
	}

	/** Returns the blocks of the section in a language. */
	private static List<String> texts(String language) throws IOException {
		String document = Files.readString(DOCUMENT);
		int begin = document.indexOf("## Add it to an existing application");
		return BLOCK.matcher(document.substring(begin, document.indexOf("\n## ", begin)))
			.results()
			.filter((block) -> block.group(1).equals(language))
			.map((block) -> block.group(2))
			.toList();
	}

	private void write(String file, String text) throws IOException {
		Files.writeString(this.folder.resolve(file), text);
	}

}
