package org.livespring.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of what is stored and read back: states of components, events, presence and
 * states of rooms. Its form does not depend on how the application writes JSON for
 * others: a start with other settings, or another node, reads what was written.
 */
public final class StoredJson {

	private StoredJson() {
	}

	/**
	 * Create a mapper.
	 * @param application the mapper of the application, whose modules, mix-ins, subtypes
	 * and beans for {@code @JsonSerialize(using = ...)} count; its features, names,
	 * formats and inclusion do not
	 * @return a mapper that reads the same value that it wrote
	 */
	public static JsonMapper mapper(JsonMapper application) {
		MapperBuilder<?, ?> settings = application.rebuild();
		return JsonMapper.builder()
			.addModules(application.registeredModules().toArray(JacksonModule[]::new))
			.addModules(new KeptOrder(), new KotlinNulls(), new RefusedTypes())
			.mixInHandler(settings.mixInHandler())
			.subtypeResolver(settings.subtypeResolver())
			.handlerInstantiator(settings.baseSettings().getHandlerInstantiator())
			.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL)
				.withContentInclusion(JsonInclude.Include.ALWAYS))
			.enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID)
			.disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE, DateTimeFeature.NORMALIZE_DESERIALIZED_ZONE_ID,
					DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
			.disable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING)
			.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
			.enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
			// Values may come and go with a deploy
			.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
					DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
			// The values of a state are members of a larger object
			.disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
			.build();
	}

}
