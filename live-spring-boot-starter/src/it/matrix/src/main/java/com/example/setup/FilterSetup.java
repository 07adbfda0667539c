package com.example.setup;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Filters of an application. */
@Configuration(proxyBeanMethods = false)
class FilterSetup {

	@Bean
	@Profile("etag")
	ShallowEtagHeaderFilter etags() {
		return new ShallowEtagHeaderFilter();
	}

	@Bean
	@Profile("forwarded-header-filter")
	ForwardedHeaderFilter forwardedHeaders() {
		return new ForwardedHeaderFilter();
	}

	@Bean
	@Profile("wrapping-filter")
	OncePerRequestFilter wrappingFilter() {
		return new OncePerRequestFilter() {

			@Override
			protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
					throws ServletException, IOException {
				ContentCachingResponseWrapper wrapped = new ContentCachingResponseWrapper(response);
				chain.doFilter(new ContentCachingRequestWrapper(request, 1000), wrapped);
				wrapped.copyBodyToResponse();
			}

		};
	}

	@Bean
	@Profile("security-headers-filter")
	OncePerRequestFilter headersFilter() {
		return new OncePerRequestFilter() {

			@Override
			protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
					throws ServletException, IOException {
				response.setHeader("Content-Security-Policy",
						"default-src 'self'; frame-ancestors 'none'; object-src 'none'; base-uri 'none'");
				response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
				response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
				response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
				response.setHeader("X-Content-Type-Options", "nosniff");
				response.setHeader("X-Frame-Options", "DENY");
				response.setHeader("Referrer-Policy", "no-referrer");
				chain.doFilter(request, response);
			}

		};
	}

}
