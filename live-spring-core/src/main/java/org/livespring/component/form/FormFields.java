package org.livespring.component.form;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

import org.livespring.component.bind.InputFormats;
import org.livespring.component.bind.PayloadEntry;

/** The fields of a form, by paths such as {@code lines[0].name} in its record. */
public final class FormFields {

	private final ResolvableType type;

	private final InputFormats formats;

	private final Map<String, Set<String>> reads = new ConcurrentHashMap<>();

	/**
	 * The fields of a record.
	 * @param type the record
	 * @param formats the formats of input
	 */
	public FormFields(ResolvableType type, InputFormats formats) {
		this.type = type;
		this.formats = formats;
	}

	/** What the record says about a field, nothing if it does not have it. */
	public FieldRules rules(String path) {
		Place place = place(path);
		ResolvableType field = (place != null) ? member(place.owner, place.name) : null;
		return (place != null && field != null) ? FieldRules.of(place.owner.toClass(), place.name, field, this.formats)
				: FieldRules.NONE;
	}

	/** Whether a path is that of a field with a control of its own. */
	boolean isControl(String path) {
		Place place = place(path);
		ResolvableType field = (place != null) ? member(place.owner, place.name) : null;
		return field != null && PayloadEntry.supports(field, this.formats);
	}

	/**
	 * The fields that a property reads which is computed from others, such as
	 * {@code boolean isDueAfterStart()}.
	 * @param path the path of the property
	 * @return paths of the fields, empty if it is no such property
	 */
	Set<String> reads(String path) {
		Place place = place(path);
		if (place == null || member(place.owner, place.name) != null) {
			return Set.of();
		}
		Class<?> record = place.owner.toClass();
		return this.reads
			.computeIfAbsent(record.getName() + " " + place.name, (key) -> PropertyReads.of(record, place.name))
			.stream()
			.map((name) -> place.prefix + name)
			.collect(Collectors.toSet());
	}

	private @Nullable Place place(String path) {
		int dot = path.lastIndexOf('.');
		ResolvableType owner = this.type;
		for (String step : (dot < 0) ? new String[0] : path.substring(0, dot).split("[.\\[]")) {
			owner = (owner != null) ? step(owner, step) : null;
		}
		String name = path.substring(dot + 1).replaceFirst("\\[.*", "");
		return (owner != null && owner.toClass().isRecord()) ? new Place(owner, path.substring(0, dot + 1), name)
				: null;
	}

	private static @Nullable ResolvableType step(ResolvableType type, String step) {
		if (!step.endsWith("]")) {
			return member(type, step);
		}
		if (type.isArray()) {
			return type.getComponentType();
		}
		return (type.toClass() == Map.class) ? type.getGeneric(1) : type.getGeneric(0);
	}

	private static @Nullable ResolvableType member(ResolvableType type, String name) {
		RecordComponent[] components = type.toClass().getRecordComponents();
		return (components == null) ? null
				: Arrays.stream(components)
					.filter((component) -> component.getName().equals(name))
					.map((component) -> ResolvableType.forType(component.getGenericType(), type))
					.findFirst()
					.orElse(null);
	}

	private record Place(ResolvableType owner, String prefix, String name) {

	}

}
