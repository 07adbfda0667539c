package org.livespring.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

import org.livespring.http.PageCookies;
import org.livespring.identity.CallerSecurity;

/**
 * Prepares every page that Spring MVC renders from a template. It sets headers and
 * cookies before the first byte is sent, since it is not known yet which components the
 * page has.
 */
public final class LivePageInterceptor implements HandlerInterceptor {

	private final PageCookies cookies;

	private final CallerSecurity security;

	public LivePageInterceptor(PageCookies cookies, CallerSecurity security) {
		this.cookies = cookies;
		this.security = security;
	}

	@Override
	public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable ModelAndView page) {
		if (page != null && isRendered(page) && !response.isCommitted()) {
			new PageRequest(request, response, this.cookies).prepare();
		}
	}

	/**
	 * Removes the content type of the page if a component denied access, so that the
	 * application's security can send its own response.
	 */
	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable Exception failure) {
		if (failure != null && !response.isCommitted() && this.security.isCausedByDenial(failure)) {
			response.resetBuffer();
			response.setContentType(null);
		}
	}

	private static boolean isRendered(ModelAndView page) {
		String name = page.getViewName();
		return (name != null) ? !name.startsWith("redirect:") && !name.startsWith("forward:")
				: page.getView() != null && !(page.getView() instanceof RedirectView);
	}

}
