package org.livespring.load.app;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** A page for each component, and what the driver asks the server. */
@Controller
class LoadController {

	@GetMapping("/page/{component}")
	String page(@PathVariable String component, Model model) {
		model.addAttribute("component", component);
		return "page";
	}

	/** Bytes of the heap that are in use after a collection. */
	@GetMapping("/heap")
	@ResponseBody
	long heap() {
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		return runtime.totalMemory() - runtime.freeMemory();
	}

}
