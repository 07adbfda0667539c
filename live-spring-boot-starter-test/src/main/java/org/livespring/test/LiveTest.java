package org.livespring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureWebMvc;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of live components with what they need and no more: components, controllers,
 * templates, messages, validation and security, but neither services nor a database. Add
 * services with {@code @Import} or replace them with {@code @MockitoBean}. The test gets
 * a {@link LiveTester}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(LiveTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(LiveTypeExcludeFilter.class)
@AutoConfigureWebMvc
@AutoConfigureLiveTester
public @interface LiveTest {

	/** Properties in the form {@code name=value}. */
	String[] properties() default {};

	/**
	 * Components and controllers to test; all of the application by default.
	 * @see #components()
	 */
	@AliasFor("components")
	Class<?>[] value() default {};

	/** Components and controllers to test; all of the application by default. */
	@AliasFor("value")
	Class<?>[] components() default {};

	/** Whether what a slice has by default is included. */
	boolean useDefaultFilters() default true;

	/** Filters that add beans of the application. */
	Filter[] includeFilters() default {};

	/** Filters that remove beans of the application. */
	Filter[] excludeFilters() default {};

	/** Auto-configuration classes to leave out. */
	@AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
	Class<?>[] excludeAutoConfiguration() default {};

}
