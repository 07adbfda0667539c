package com.example.setup;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** What applications configure of Spring MVC. */
@Configuration(proxyBeanMethods = false)
class MvcSetup {

	@Bean
	@Profile("cookie-locale")
	LocaleResolver localeResolver() {
		CookieLocaleResolver resolver = new CookieLocaleResolver("language");
		resolver.setDefaultLocale(Locale.GERMANY);
		resolver.setCookieMaxAge(Duration.ofDays(1));
		return resolver;
	}

	@Bean
	@Profile("second-dispatcher")
	ServletRegistrationBean<DispatcherServlet> secondDispatcher() {
		GenericWebApplicationContext context = new GenericWebApplicationContext();
		ServletRegistrationBean<DispatcherServlet> second = new ServletRegistrationBean<>(
				new DispatcherServlet(context), "/api/*");
		second.setName("api");
		second.setLoadOnStartup(1);
		return second;
	}

	@Configuration(proxyBeanMethods = false)
	@Profile("interceptors")
	static class Interceptors implements WebMvcConfigurer {

		@Override
		public void addInterceptors(InterceptorRegistry registry) {
			registry.addInterceptor(new LocaleChangeInterceptor());
			registry.addInterceptor(new HandlerInterceptor() {

				@Override
				public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
					request.getSession();
					return true;
				}

			});
		}

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/**").allowedOrigins("https://www.example.com");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebMvc
	@Profile("enable-web-mvc")
	static class OwnMvc {

	}

	@ControllerAdvice
	@Profile("advice")
	static class Advice implements ResponseBodyAdvice<Object> {

		@ExceptionHandler(Exception.class)
		@ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
		@ResponseBody
		Map<String, String> failed(Exception failure) {
			return Map.of("error", failure.toString());
		}

		@Override
		public boolean supports(MethodParameter type, Class<? extends HttpMessageConverter<?>> converter) {
			return true;
		}

		@Override
		public Object beforeBodyWrite(Object body, MethodParameter type, MediaType media,
				Class<? extends HttpMessageConverter<?>> converter, ServerHttpRequest request,
				ServerHttpResponse response) {
			return Map.of("data", body);
		}

	}

	@Controller
	@Profile("catch-all")
	static class CatchAll {

		@RequestMapping("/**")
		String everythingElse() {
			return "forward:/";
		}

	}

}
