package org.livespring.render.freemarker;

import org.springframework.boot.freemarker.autoconfigure.FreeMarkerAutoConfiguration;

import org.livespring.autoconfigure.LiveFreeMarkerAutoConfiguration;
import org.livespring.render.RenderTestContext;
import org.livespring.render.TemplateRendererContract;

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

}
