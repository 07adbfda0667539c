package com.example.office;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A page for each tool. */
@Controller
class PageController {

	@GetMapping("/{tool}")
	String tool(@PathVariable String tool, Model model) {
		model.addAttribute("tool", tool);
		return "page";
	}

}
