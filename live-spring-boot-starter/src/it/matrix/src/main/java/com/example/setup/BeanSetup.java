package com.example.setup;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Beans of an application that replace those of Spring Boot. */
@Configuration(proxyBeanMethods = false)
class BeanSetup {

	@Configuration(proxyBeanMethods = false)
	@Profile("own-executors")
	static class OwnExecutors {

		@Bean
		ThreadPoolTaskExecutor reports() {
			ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
			executor.setCorePoolSize(1);
			executor.setQueueCapacity(0);
			return executor;
		}

		@Bean
		Executor mails() {
			return Runnable::run;
		}

		@Bean(destroyMethod = "shutdownNow")
		ScheduledExecutorService timers() {
			return Executors.newSingleThreadScheduledExecutor();
		}

		@Bean
		TaskScheduler scheduler() {
			return new ThreadPoolTaskScheduler();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Profile("enable-annotations")
	@EnableAsync
	@EnableCaching
	@EnableScheduling
	@EnableResilientMethods
	static class Annotations {

		@Bean
		CacheManager cacheManager() {
			return new ConcurrentMapCacheManager();
		}

		@Scheduled(fixedRate = 1000)
		void tick() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Profile("own-json-mapper")
	static class OwnMapper {

		@Bean
		@Primary
		JsonMapper mapper() {
			return JsonMapper.builder()
				.propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
				.enable(SerializationFeature.WRAP_ROOT_VALUE)
				.changeDefaultPropertyInclusion((include) -> include.withValueInclusion(JsonInclude.Include.NON_EMPTY))
				.build();
		}

		@Bean
		JsonMapper second() {
			return new JsonMapper();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Profile("own-messages")
	static class OwnMessages {

		@Bean
		MessageSource messageSource() {
			ReloadableResourceBundleMessageSource messages = new ReloadableResourceBundleMessageSource();
			messages.setBasename("classpath:absent");
			messages.setUseCodeAsDefaultMessage(false);
			return messages;
		}

	}

}
