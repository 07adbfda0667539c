package org.livespring.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;

import org.livespring.LiveConfigurationException;
import org.livespring.component.ComponentDefinition;
import org.livespring.component.ComponentRegistry;
import org.livespring.fragment.SharedFragments;
import org.livespring.instance.ComponentStates;
import org.livespring.membership.EventNames;
import org.livespring.render.ComponentRenderer;
import org.livespring.render.check.TemplateCheck;
import org.livespring.state.SnapshotCodec;

/**
 * Refuses components and fragments that cannot work, once all of them and the template
 * engines are there.
 */
final class LiveStartupCheck implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(LiveAutoConfiguration.class);

	private final ComponentRegistry components;

	private final ComponentRenderer renderer;

	private final SnapshotCodec snapshots;

	private final SharedFragments fragments;

	private final boolean development;

	private final List<String> mistakes = new ArrayList<>();

	LiveStartupCheck(ComponentRegistry components, ComponentRenderer renderer, SnapshotCodec snapshots,
			SharedFragments fragments, boolean development) {
		this.components = components;
		this.renderer = renderer;
		this.snapshots = snapshots;
		this.fragments = fragments;
		this.development = development;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.components.all().forEach(this::check);
		this.fragments.checkTemplates();
		if (!this.mistakes.isEmpty()) {
			tell(String.join(System.lineSeparator(), this.mistakes));
		}
	}

	/**
	 * A part of the page that does not work is no reason to stop an application that
	 * runs.
	 */
	private void tell(String mistakes) {
		if (this.development) {
			throw new LiveConfigurationException(mistakes, "Correct the names; what a template engine puts together "
					+ "is not checked. With live.development=false this is a warning.");
		}
		logger.warn(mistakes);
	}

	private void check(ComponentDefinition component) {
		String template = component.template();
		if (template != null) {
			this.renderer.checkTemplate(component.name(), template);
			String source = this.renderer.source(template);
			if (source != null) {
				this.mistakes.addAll(TemplateCheck.mistakes(component, source));
			}
			if (!component.hasView()) {
				this.renderer.checkModel(component.name(), component.stateType());
			}
		}
		this.snapshots.check(ComponentStates.type(component));
		EventNames.check(component);
	}

}
