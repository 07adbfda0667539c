package com.example.setup;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.session.data.redis.config.annotation.web.http.EnableRedisHttpSession;

/** HTTP sessions in Redis. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(EnableRedisHttpSession.class)
@EnableRedisHttpSession
@Profile("redis-session")
class SessionSetup {

}
