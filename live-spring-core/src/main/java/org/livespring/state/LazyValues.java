package org.livespring.state;

import java.util.Arrays;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.type.CollectionType;
import tools.jackson.databind.type.MapType;

/**
 * Refuses values that load what they hold from a session which ends before the component
 * does. None of the libraries that make them need be there.
 */
final class LazyValues extends ValueSerializerModifier {

	private static final long serialVersionUID = 1;

	private static final Set<String> LAZY = Set.of("org.hibernate.collection.spi.PersistentCollection",
			"org.hibernate.proxy.HibernateProxy", "org.eclipse.persistence.indirection.IndirectContainer",
			"org.springframework.data.mongodb.core.convert.LazyLoadingProxy");

	@Override
	public ValueSerializer<?> modifySerializer(SerializationConfig config, BeanDescription.Supplier description,
			ValueSerializer<?> serializer) {
		return refuseLazy(description.getBeanClass(), serializer);
	}

	@Override
	public ValueSerializer<?> modifyCollectionSerializer(SerializationConfig config, CollectionType type,
			BeanDescription.Supplier description, ValueSerializer<?> serializer) {
		return refuseLazy(type.getRawClass(), serializer);
	}

	@Override
	public ValueSerializer<?> modifyMapSerializer(SerializationConfig config, MapType type,
			BeanDescription.Supplier description, ValueSerializer<?> serializer) {
		return refuseLazy(type.getRawClass(), serializer);
	}

	private static ValueSerializer<?> refuseLazy(Class<?> type, ValueSerializer<?> serializer) {
		return isLazy(type) ? new Refusal() : serializer;
	}

	private static boolean isLazy(@Nullable Class<?> type) {
		return type != null && (LAZY.contains(type.getName()) || isLazy(type.getSuperclass())
				|| Arrays.stream(type.getInterfaces()).anyMatch(LazyValues::isLazy));
	}

	private static final class Refusal extends ValueSerializer<Object> {

		@Override
		public void serialize(Object value, JsonGenerator json, SerializationContext context) {
			context.reportMappingProblem("A value of type " + value.getClass().getName()
					+ " is loaded lazily, and its session ends before the component does: copy what is shown into "
					+ "records while the session is open (a collection by List.copyOf, Set.copyOf or Map.copyOf), "
					+ "or keep ids and load the rest in 'view'");
		}

	}

}
