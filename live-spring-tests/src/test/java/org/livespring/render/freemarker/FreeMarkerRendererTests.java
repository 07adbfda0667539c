package org.livespring.render.freemarker;

import java.io.StringWriter;
import java.util.Map;

import freemarker.template.Configuration;
import freemarker.template.Template;
import org.junit.jupiter.api.Test;

import org.springframework.boot.freemarker.autoconfigure.FreeMarkerAutoConfiguration;

import org.livespring.autoconfigure.render.LiveFreeMarkerAutoConfiguration;
import org.livespring.render.RenderTestContext;
import org.livespring.render.TemplateRendererContract;
import org.livespring.render.TestModel;

import static org.assertj.core.api.Assertions.assertThat;

class FreeMarkerRendererTests extends TemplateRendererContract {

	@Override
	protected RenderTestContext createContext() {
		return new RenderTestContext(FreeMarkerAutoConfiguration.class, LiveFreeMarkerAutoConfiguration.class);
	}

	@Override
	protected String escaped() {
		return "&lt;&gt;&quot;&#39;&amp;";
	}

	@Override
	protected String missing() {
		return "FreeMarker template 'live/missing.ftlh'";
	}

	@Test
	void pageHasTheTags() throws Exception {
		StringWriter page = new StringWriter();
		new Template("page.ftlh", """
				<@live.component name="chat" key="k" props={"room": "kitchen"} host="section" class="wide"/>\
				${live.url("/x")} ${live.message("greeting", name)} ${live.format(price)} <@live.script/>""",
				context().bean(Configuration.class))
			.process(Map.of("name", "Ann", "price", new TestModel.Price(123450)), page);
		assertThat(page).hasToString("<section class=\"wide\">chat k {room=kitchen}</section>/app/x Hello Ann 1,234.50 "
				+ "<script src=\"/app/live/live.js\"></script>");
	}

}
