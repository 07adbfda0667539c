package org.livespring.render;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.ResourceCodeResolver;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** JTE as an application sets it up. */
@Configuration(proxyBeanMethods = false)
public class JteTestConfiguration {

	@Bean
	TemplateEngine jteTemplateEngine() {
		TemplateEngine engine = TemplateEngine.create(new ResourceCodeResolver("render/jte"),
				Path.of("target", "jte-classes"), ContentType.Html);
		engine.setClassPath(classPath());
		return engine;
	}

	/** Surefire may hide it behind a jar with a manifest. */
	private static List<String> classPath() {
		String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return List.of(path.split(File.pathSeparator));
	}

}
