package org.livespring.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

import org.livespring.session.BrowserCookies;

/**
 * Prepares every page that Spring MVC renders from a template: sets headers and cookie
 * before the first byte, since nobody knows yet which components it has.
 */
public final class LivePageInterceptor implements HandlerInterceptor {

	private final BrowserCookies cookies;

	public LivePageInterceptor(BrowserCookies cookies) {
		this.cookies = cookies;
	}

	@Override
	public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable ModelAndView page) {
		if (page != null && isRendered(page) && !response.isCommitted()) {
			new PageRequest(request, response, this.cookies).prepare();
		}
	}

	private static boolean isRendered(ModelAndView page) {
		String name = page.getViewName();
		return (name != null) ? !name.startsWith("redirect:") && !name.startsWith("forward:")
				: page.getView() != null && !(page.getView() instanceof RedirectView);
	}

}
