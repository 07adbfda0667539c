package org.livespring.render.freemarker;

import java.util.Map;

import freemarker.template.ObjectWrapper;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import org.jspecify.annotations.Nullable;

import org.livespring.LiveException;

/** Variables of a component for FreeMarker, looked up when a template asks for one. */
final class FreeMarkerModel implements TemplateHashModel {

	private final Map<String, @Nullable Object> model;

	private final ObjectWrapper wrapper;

	FreeMarkerModel(Map<String, @Nullable Object> model, ObjectWrapper wrapper) {
		this.model = model;
		this.wrapper = wrapper;
	}

	@Override
	public @Nullable TemplateModel get(String key) throws TemplateModelException {
		try {
			Object value = this.model.get(key);
			return (value != null) ? this.wrapper.wrap(value) : null;
		}
		catch (LiveException ex) {
			throw new TemplateModelException(ex.getMessage(), ex);
		}
	}

	@Override
	public boolean isEmpty() {
		return this.model.isEmpty();
	}

}
