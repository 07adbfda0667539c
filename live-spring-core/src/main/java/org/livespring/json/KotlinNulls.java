package org.livespring.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.module.SimpleModule;

import org.springframework.core.KotlinDetector;

/**
 * Writes {@code null} in classes of Kotlin, where a value that is not written is read as
 * the default argument of its parameter.
 */
final class KotlinNulls extends SimpleModule {

	KotlinNulls() {
		super("live-kotlin");
	}

	@Override
	public void setupModule(SetupContext context) {
		super.setupModule(context);
		context.appendAnnotationIntrospector(new Inclusion());
	}

	private static final class Inclusion extends NopAnnotationIntrospector {

		private static final long serialVersionUID = 1;

		@Override
		public JsonInclude.Value findPropertyInclusion(MapperConfig<?> config, Annotated annotated) {
			return (annotated instanceof AnnotatedClass && KotlinDetector.isKotlinType(annotated.getRawType()))
					? JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS)
					: JsonInclude.Value.empty();
		}

	}

}
