package com.example

import org.springframework.boot.autoconfigure.SpringBootApplication
import org.springframework.boot.runApplication
import org.springframework.stereotype.Controller
import org.springframework.ui.Model
import org.springframework.web.bind.annotation.GetMapping

/** A plain application with one live page. */
@SpringBootApplication
class ConsumerApplication

fun main(args: Array<String>) {
	runApplication<ConsumerApplication>(*args)
}

/** The page. */
@Controller
class PageController {

	@GetMapping("/")
	fun page(model: Model): String {
		model.addAttribute("title", "A <live> page")
		model.addAttribute("start", 5)
		return "page"
	}

}
