package org.livespring.render.jte;

import java.util.Map;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import org.junit.jupiter.api.Test;

import org.livespring.autoconfigure.render.LiveJteAutoConfiguration;
import org.livespring.render.JteTestConfiguration;
import org.livespring.render.RenderTestContext;
import org.livespring.render.TemplateRendererContract;
import org.livespring.render.TestModel;

import static org.assertj.core.api.Assertions.assertThat;

class JteRendererTests extends TemplateRendererContract {

	@Override
	protected RenderTestContext createContext() {
		return new RenderTestContext(JteTestConfiguration.class, LiveJteAutoConfiguration.class);
	}

	@Override
	protected String escaped() {
		return "&lt;&gt;\"'&amp;";
	}

	@Override
	protected String missing() {
		return "JTE template 'live/missing.jte'";
	}

	@Test
	void pageHasTheTags() {
		StringOutput page = new StringOutput();
		context().bean(TemplateEngine.class)
			.render("page.jte", Map.of("live", context().bean(JteTags.class), "price", new TestModel.Price(123450)),
					page);
		assertThat(page.toString().trim())
			.isEqualTo("<section class=\"wide\">chat k {room=kitchen}</section>/app/x Hello Ann 1,234.50 "
					+ "<script src=\"/app/live/live.js\"></script>");
	}

}
