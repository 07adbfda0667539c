package org.livespring.render.mustache;

import org.springframework.boot.mustache.autoconfigure.MustacheAutoConfiguration;

import org.livespring.autoconfigure.LiveMustacheAutoConfiguration;
import org.livespring.render.RenderTestContext;
import org.livespring.render.TemplateRendererContract;

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

}
