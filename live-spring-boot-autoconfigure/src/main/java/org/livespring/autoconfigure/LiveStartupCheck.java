package org.livespring.autoconfigure;

import org.springframework.beans.factory.SmartInitializingSingleton;

import org.livespring.component.ComponentDefinition;
import org.livespring.component.ComponentRegistry;
import org.livespring.fragment.SharedFragments;
import org.livespring.instance.ComponentStates;
import org.livespring.membership.EventNames;
import org.livespring.render.ComponentRenderer;
import org.livespring.state.SnapshotCodec;

/**
 * Refuses components and fragments that cannot work, once all of them and the template
 * engines are there.
 */
final class LiveStartupCheck implements SmartInitializingSingleton {

	private final ComponentRegistry components;

	private final ComponentRenderer renderer;

	private final SnapshotCodec snapshots;

	private final SharedFragments fragments;

	LiveStartupCheck(ComponentRegistry components, ComponentRenderer renderer, SnapshotCodec snapshots,
			SharedFragments fragments) {
		this.components = components;
		this.renderer = renderer;
		this.snapshots = snapshots;
		this.fragments = fragments;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.components.all().forEach(this::check);
		this.fragments.checkTemplates();
	}

	private void check(ComponentDefinition component) {
		if (component.template() != null) {
			this.renderer.checkTemplate(component.name(), component.template());
			if (!component.hasView()) {
				this.renderer.checkModel(component.name(), component.stateType());
			}
		}
		this.snapshots.check(ComponentStates.type(component));
		EventNames.check(component);
	}

}
