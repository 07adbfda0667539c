package org.livespring.sample;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.SpringBootTest;

import org.livespring.test.Browser;

/**
 * The sample in a browser, without the libraries that only this module has, its slow
 * service a little faster.
 */
@ExtendWith(Browser.class)
@SpringBootTest(classes = SampleApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "sample.delay=600ms",
				"spring.autoconfigure.exclude=" + SampleTest.SECURITY + ".UserDetailsServiceAutoConfiguration,"
						+ SampleTest.SECURITY + ".actuate.web.servlet.ManagementWebSecurityAutoConfiguration,"
						+ SampleTest.SECURITY + ".web.servlet.SecurityFilterAutoConfiguration," + SampleTest.SECURITY
						+ ".web.servlet.ServletWebSecurityAutoConfiguration" })
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface SampleTest {

	String SECURITY = "org.springframework.boot.security.autoconfigure";

}
