package org.livespring.sample;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The pages: plain Spring MVC, their templates put the components in. */
@Controller
class PageController {

	@GetMapping("/")
	String index() {
		return "index";
	}

	@GetMapping("/counter")
	String counter() {
		return "counter";
	}

	@GetMapping("/rows")
	String rows() {
		return "rows";
	}

	@GetMapping("/signup")
	String signup() {
		return "signup";
	}

	@GetMapping("/search")
	String search() {
		return "search";
	}

	@GetMapping("/todo")
	String todo() {
		return "todo";
	}

	@GetMapping("/async")
	String async() {
		return "async";
	}

}
