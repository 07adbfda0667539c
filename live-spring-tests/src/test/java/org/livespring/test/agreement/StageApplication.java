package org.livespring.test.agreement;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jakarta.servlet.http.HttpServletRequest;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages with the scenes. */
@SpringBootApplication
class StageApplication {

	@Bean
	SecurityFilterChain security(HttpSecurity http) throws Exception {
		return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.csrf((csrf) -> csrf.disable())
			.build();
	}

	@Bean
	SceneTemplates sceneTemplates() {
		return new SceneTemplates();
	}

	/** Finds the templates of scenes. */
	static class SceneTemplates extends StringTemplateResolver {

		SceneTemplates() {
			setResolvablePatterns(Set.of("scene/*"));
			setOrder(1);
		}

		@Override
		protected ITemplateResource computeTemplateResource(IEngineConfiguration configuration, String owner,
				String template, Map<String, Object> attributes) {
			Scene scene = Scenes.all().filter((each) -> each.template().equals(template)).findFirst().orElseThrow();
			return super.computeTemplateResource(configuration, owner, scene.html(), attributes);
		}

	}

	@Controller
	static class Pages {

		@GetMapping("/agreement/scene/{scene}")
		String scene(@PathVariable String scene, Model model) {
			model.addAttribute("scene", "scene/" + scene);
			return "agreement/page";
		}

		@GetMapping("/agreement/other")
		String other(HttpServletRequest request, Model model) {
			model.addAttribute("query", "Query: " + request.getQueryString());
			return "agreement/other";
		}

		@PostMapping("/agreement/other")
		String posted(@RequestParam Map<String, String> parameters, Model model) {
			model.addAttribute("query", "Posted: " + new TreeMap<>(parameters));
			return "agreement/other";
		}

	}

}
