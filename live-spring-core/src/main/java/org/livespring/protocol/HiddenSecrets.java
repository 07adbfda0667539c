package org.livespring.protocol;

import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveSecret;

/** Makes Jackson leave out values that are marked with {@link LiveSecret}. */
final class HiddenSecrets extends NopAnnotationIntrospector {

	private static final long serialVersionUID = 1;

	static JsonMapper in(JsonMapper mapper) {
		return mapper.rebuild()
			.annotationIntrospector(AnnotationIntrospector.pair(new HiddenSecrets(),
					mapper.serializationConfig().getAnnotationIntrospector()))
			.build();
	}

	@Override
	public boolean hasIgnoreMarker(MapperConfig<?> config, AnnotatedMember member) {
		return member.hasAnnotation(LiveSecret.class);
	}

}
