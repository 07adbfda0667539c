package org.livespring.render.jte;

import org.livespring.autoconfigure.LiveJteAutoConfiguration;
import org.livespring.render.JteTestConfiguration;
import org.livespring.render.RenderTestContext;
import org.livespring.render.TemplateRendererContract;

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

}
