package org.livespring.test.app;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.context.ConfigurableApplicationContext;

import org.livespring.load.wire.LoadedPage;

/** Runs the test application for the tests of a class. */
public final class RunningApplication implements BeforeAllCallback, AfterAllCallback {

	private final Class<?> application;

	private final String[] properties;

	private ConfigurableApplicationContext context;

	public RunningApplication(String... properties) {
		this(TestApplication.class, properties);
	}

	public RunningApplication(Class<?> application, String... properties) {
		this.application = application;
		this.properties = properties;
	}

	@Override
	public void beforeAll(ExtensionContext extension) {
		this.context = TestApplication.start(this.application, this.properties);
	}

	@Override
	public void afterAll(ExtensionContext extension) {
		this.context.close();
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	public String url(String path) {
		return TestApplication.url(this.context, path);
	}

	/** Get the page of a component as a new browser. */
	public LoadedPage page(String component) {
		return LoadedPage.get(url("/page/" + component));
	}

}
