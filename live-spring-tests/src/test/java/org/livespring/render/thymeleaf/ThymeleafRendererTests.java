package org.livespring.render.thymeleaf;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.dialect.IDialect;
import org.thymeleaf.extras.springsecurity6.dialect.SpringSecurityDialect;
import org.thymeleaf.spring6.SpringTemplateEngine;

import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.context.SecurityContextHolder;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.autoconfigure.render.LiveThymeleafAutoConfiguration;
import org.livespring.render.RenderTestContext;
import org.livespring.render.Rendered;
import org.livespring.render.TemplateRendererContract;
import org.livespring.render.TestModel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ThymeleafRendererTests extends TemplateRendererContract {

	@Override
	protected RenderTestContext createContext() {
		return new RenderTestContext(Security.class, ThymeleafAutoConfiguration.class,
				LiveThymeleafAutoConfiguration.class);
	}

	@Override
	protected String escaped() {
		return "&lt;&gt;&quot;&#39;&amp;";
	}

	@Override
	protected String missing() {
		return "classpath:/render/thymeleaf/live/missing.html";
	}

	@ParameterizedTest
	@ValueSource(strings = { "field", "post", "session", "param", "script" })
	void requestOnlyFeatureIsRefusedWithTheRemedy(String template) {
		assertThatExceptionOfType(LiveException.class).isThrownBy(() -> render(template, TestModel.basics("Ann")))
			.withMessageContaining("comes from the HTTP request")
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(LiveErrorCode.RENDER_FAILED));
	}

	@Test
	void actionOfAGetFormNeedsNoToken() {
		assertThat(render("get", Map.of()).text()).contains("action=\"/app/x\"");
	}

	@Test
	void securityDialectUsesTheUserOfTheThread() {
		SecurityContextHolder.getContext()
			.setAuthentication(new TestingAuthenticationToken("Ann", "secret", "ROLE_ADMIN"));
		try {
			assertThat(render("secured", Map.of()).text().trim()).isEqualTo("<b>admin</b><i>Ann</i><u>in</u>");
			SecurityContextHolder.getContext()
				.setAuthentication(new TestingAuthenticationToken("Bob", "secret", "ROLE_USER"));
			assertThat(render("secured", Map.of()).text().trim()).isEqualTo("<i>Bob</i><u>in</u>");
		}
		finally {
			SecurityContextHolder.clearContext();
		}
	}

	@Test
	void liveAttributesAreEvaluatedAndOthersPassThrough() {
		assertThat(render("attributes", TestModel.basics("a\"<b>")).text().trim())
			.isEqualTo("<a live-value-id=\"7\" live-value-done=\"false\" live-disable=\"\" "
					+ "live-key=\"a&quot;&lt;b&gt;\" live-click=\"go\" data-live-x=\"y\">z</a>");
	}

	@Test
	void standardAttributesOfAComponentAreEvaluated() {
		assertThat(render("standard", Map.of("n", 7, "wide", true)).text())
			.contains("id=\"c7\"", "class=\"box wide\"", "data-n=\"7\"", "aria-label=\"a &lt; 7\"")
			.doesNotContain("th:", "data-th", "data-none");
	}

	@Test
	void textOfTheModelIsNoTemplate() {
		assertThat(render("inlined", TestModel.basics("[[${props.room}]]")).text())
			.contains("<p>[[${props.room}]]</p>");
	}

	@Test
	void markInContentIsNoSlot() {
		String forged = "<!--live-slot-0:footer-->";
		Rendered rendered = render("utext", Map.of("html", forged));
		assertThat(rendered.text()).contains("<p>" + forged + "</p>");
		assertThat(rendered.slots()).hasSize(1)
			.first()
			.satisfies((slot) -> assertThat(rendered.text().substring(0, slot.offset()))
				.endsWith("<div live-slot=\"footer\" id=\"mine\">"));
	}

	@Test
	void pageHasRootComponentsAndScript() {
		Context page = new Context();
		page.setVariable("room", "kitchen");
		assertThat(context().bean(SpringTemplateEngine.class).process("page", page).trim())
			.isEqualTo("<section class=\"wide\" live-value-x=\"kitchen\">chat k {room=kitchen}</section>"
					+ "<script src=\"/app/live/live.js\"></script>");
	}

	@Test
	void failureNamesTemplateComponentAndReason() {
		assertThatExceptionOfType(LiveException.class).isThrownBy(() -> render("children", Map.of("items", 1)))
			.withMessageContaining("'live/children' of component 'test'")
			.withMessageContaining("item.id");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebSecurity
	static class Security {

		@Bean
		IDialect securityDialect() {
			return new SpringSecurityDialect();
		}

	}

}
