package org.livespring.autoconfigure.render;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.convert.ConversionService;
import org.springframework.format.support.DefaultFormattingConversionService;

/** The conversion that templates of Spring MVC use. */
final class TemplateConversion {

	private static final String MVC = "mvcConversionService";

	private TemplateConversion() {
	}

	static ConversionService of(BeanFactory beans) {
		return beans.containsBean(MVC) ? beans.getBean(MVC, ConversionService.class)
				: new DefaultFormattingConversionService();
	}

}
