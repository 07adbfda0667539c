package org.livespring.state.secret;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

import org.livespring.LiveSecret;

/** Finds what {@link LiveSecret} marks. */
public final class SealedSecrets extends NopAnnotationIntrospector {

	private static final long serialVersionUID = 1;

	private final transient JsonFactory factory;

	public SealedSecrets(JsonFactory factory) {
		this.factory = factory;
	}

	@Override
	public @Nullable Object findSerializer(MapperConfig<?> config, Annotated annotated) {
		return annotated.hasAnnotation(LiveSecret.class)
				? new SecretSerializer(this.factory, annotated.getName(), annotated.getType()) : null;
	}

	@Override
	public @Nullable Object findDeserializer(MapperConfig<?> config, Annotated annotated) {
		return annotated.hasAnnotation(LiveSecret.class) ? new SecretDeserializer(this.factory, annotated.getType())
				: null;
	}

}
