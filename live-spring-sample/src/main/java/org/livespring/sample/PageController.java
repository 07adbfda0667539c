package org.livespring.sample;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The controller of the pages, plain Spring MVC. The templates contain the components.
 */
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

	@GetMapping("/chat")
	String chat() {
		return "redirect:/chat/lobby";
	}

	@GetMapping("/chat/{room:[a-z0-9-]{1,40}}")
	String chat(@PathVariable String room, Model model) {
		model.addAttribute("room", room);
		return "chat";
	}

	@GetMapping("/board")
	String board() {
		return "board";
	}

	@GetMapping("/jobs")
	String jobs() {
		return "jobs";
	}

}
