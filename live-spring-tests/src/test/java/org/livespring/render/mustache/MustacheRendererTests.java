package org.livespring.render.mustache;

import java.util.Map;

import com.samskivert.mustache.Mustache;
import org.junit.jupiter.api.Test;

import org.springframework.boot.mustache.autoconfigure.MustacheAutoConfiguration;
import org.springframework.boot.mustache.servlet.view.MustacheViewResolver;

import org.livespring.autoconfigure.render.LiveMustacheAutoConfiguration;
import org.livespring.render.RenderTestContext;
import org.livespring.render.TemplateRendererContract;
import org.livespring.render.TestModel;

import static org.assertj.core.api.Assertions.assertThat;

class MustacheRendererTests extends TemplateRendererContract {

	@Override
	protected RenderTestContext createContext() {
		return new RenderTestContext(MustacheAutoConfiguration.class, LiveMustacheAutoConfiguration.class);
	}

	@Override
	protected String escaped() {
		return "&lt;&gt;&quot;&#39;&amp;";
	}

	@Override
	protected String missing() {
		return "classpath:/render/mustache/live/missing.mustache";
	}

	@Test
	void pageHasTheTags() {
		Object live = context().bean(MustacheViewResolver.class).getAttributesMap().get("live");
		assertThat(context().bean(Mustache.Compiler.class)
			.compile("""
					{{#live.component}}chat key="k" props="props" as="section" class="wide"{{/live.component}}\
					{{#live.url}}/x{{/live.url}} {{#live.message}}greeting name{{/live.message}} \
					{{#live.format}}price{{/live.format}} {{{live.script}}}""")
			.execute(Map.of("live", live, "props", new TestModel.Props("kitchen"), "name", "Ann", "price",
					new TestModel.Price(123450))))
			.isEqualTo("<section class=\"wide\">chat k {room=kitchen}</section>/app/x Hello Ann 1,234.50 "
					+ "<script src=\"/app/live/live.js\"></script>");
	}

}
