package com.example;

import java.util.Map;

import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

import org.livespring.render.jte.JteTags;

/** The page, without a view resolver: Spring Boot has none for JTE. */
@Controller
class PageController {

	private final TemplateEngine templates;

	private final JteTags live;

	PageController(TemplateEngine templates, JteTags live) {
		this.templates = templates;
		this.live = live;
	}

	@GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
	@ResponseBody
	String page() {
		TemplateOutput page = new StringOutput();
		this.templates.render("page.jte", Map.of("live", this.live, "title", "A <live> page", "start", 5), page);
		return page.toString();
	}

}
