package com.example;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page. */
@Controller
class PageController {

	@GetMapping("/")
	String page(Model model) {
		model.addAttribute("title", "A <live> page");
		return "page";
	}

}
