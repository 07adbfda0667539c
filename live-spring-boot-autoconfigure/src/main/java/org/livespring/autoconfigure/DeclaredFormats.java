package org.livespring.autoconfigure;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.webmvc.autoconfigure.WebMvcProperties;
import org.springframework.core.convert.ConversionService;
import org.springframework.format.datetime.standard.Jsr310DateTimeFormatAnnotationFormatterFactory;
import org.springframework.format.number.NumberFormatAnnotationFormatterFactory;
import org.springframework.format.support.FormattingConversionService;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import org.livespring.component.bind.InputFormats;

/**
 * Finds the formats that the application declares for Spring MVC: annotations, converters
 * and formatters as beans or of a {@link WebMvcConfigurer}, and the properties
 * {@code spring.mvc.format.*}.
 */
final class DeclaredFormats {

	private DeclaredFormats() {
	}

	static InputFormats of(ListableBeanFactory beans, @Nullable ConversionService conversion) {
		return new InputFormats((conversion != null) ? conversion : ApplicationConversionService.getSharedInstance(),
				declared(beans), formatted(beans.getBeanProvider(WebMvcProperties.class).getIfAvailable()));
	}

	/** Without the converters that Spring itself has for nearly any class. */
	private static ConversionService declared(ListableBeanFactory beans) {
		FormattingConversionService declared = new FormattingConversionService();
		declared.addFormatterForFieldAnnotation(new NumberFormatAnnotationFormatterFactory());
		declared.addFormatterForFieldAnnotation(new Jsr310DateTimeFormatAnnotationFormatterFactory());
		beans.getBeanProvider(WebMvcConfigurer.class)
			.orderedStream()
			.forEach((configurer) -> configurer.addFormatters(declared));
		return declared;
	}

	private static Set<Class<?>> formatted(@Nullable WebMvcProperties properties) {
		Set<Class<?>> types = new HashSet<>();
		if (properties != null && properties.getFormat().getDate() != null) {
			types.add(LocalDate.class);
		}
		if (properties != null && properties.getFormat().getTime() != null) {
			types.add(LocalTime.class);
		}
		if (properties != null && properties.getFormat().getDateTime() != null) {
			types.addAll(List.of(LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class));
		}
		return types;
	}

}
