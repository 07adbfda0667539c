package org.livespring.autoconfigure.web;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.DispatcherServlet;

/** Checks the paths of all others, once they are mapped. */
@AutoConfiguration(after = LiveClientAutoConfiguration.class,
		afterName = { "org.livespring.autoconfigure.room.LiveSseAutoConfiguration",
				"org.livespring.operations.LiveDashboardAutoConfiguration" })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
public final class LivePathsAutoConfiguration {

	@Bean
	PathCheck livePathCheck(ListableBeanFactory beans) {
		return new PathCheck(beans);
	}

}
