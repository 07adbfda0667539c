package org.livespring.render;

import java.util.TimeZone;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;

/**
 * Runs code in the locale and time zone of a scope, the same on the page and later. Who
 * has an HTTP request on the thread hides it before.
 */
public final class OffRequest {

	private OffRequest() {
	}

	/**
	 * Run code in a scope.
	 * @param <T> type of its result
	 * @param scope the scope
	 * @param code what to run
	 * @return its result
	 */
	public static <T extends @Nullable Object> T call(RenderScope scope, Supplier<T> code) {
		LocaleContext outer = LocaleContextHolder.getLocaleContext();
		LocaleContextHolder
			.setLocaleContext(new SimpleTimeZoneAwareLocaleContext(scope.locale(), TimeZone.getTimeZone(scope.zone())));
		try {
			return code.get();
		}
		finally {
			LocaleContextHolder.setLocaleContext(outer);
		}
	}

}
