package org.livespring.test.app;

import jakarta.servlet.http.HttpSession;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** A page for each component. */
@Controller
class PageController {

	@GetMapping("/page/{component}")
	String page(@PathVariable String component, Model model) {
		model.addAttribute("component", component);
		return "page";
	}

	/** A counter for somebody with an HTTP session. */
	@GetMapping("/page/with-session")
	String withSession(HttpSession session, Model model) {
		session.setAttribute("known", true);
		return page("counter", model);
	}

	/** A page of an error, with a component. */
	@GetMapping("/conflict")
	String conflict() {
		throw new ResponseStatusException(HttpStatus.CONFLICT);
	}

	@GetMapping("/long")
	String longPage(Model model) {
		model.addAttribute("component", "counter");
		model.addAttribute("text", "long ".repeat(10_000));
		return "page";
	}

}
