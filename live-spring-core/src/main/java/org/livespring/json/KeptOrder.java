package org.livespring.json;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.AbstractTypeResolver;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads sets and maps in the order in which they were written, so that what is rendered
 * of them stays the same.
 */
final class KeptOrder extends SimpleModule {

	private static final Map<Class<?>, Class<?>> ORDERED = Map.of(Set.class, LinkedHashSet.class, HashSet.class,
			LinkedHashSet.class, HashMap.class, LinkedHashMap.class);

	KeptOrder() {
		super("live-order");
	}

	@Override
	public void setupModule(SetupContext context) {
		super.setupModule(context);
		context.addAbstractTypeResolver(new Ordered());
	}

	private static final class Ordered extends AbstractTypeResolver {

		@Override
		public @Nullable JavaType findTypeMapping(DeserializationConfig config, JavaType type) {
			Class<?> ordered = ORDERED.get(type.getRawClass());
			return (ordered != null) ? config.getTypeFactory().constructSpecializedType(type, ordered) : null;
		}

	}

}
