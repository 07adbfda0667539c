package org.livespring.test.tester;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@SpringBootApplication
class TesterApplication {

	@Controller
	static class Pages {

		@GetMapping("/baskets")
		String baskets() {
			return "tester/two";
		}

		@GetMapping("/away")
		String away() {
			return "redirect:https://example.org/shop?a=b";
		}

		@GetMapping("/offers")
		String offers() {
			return "tester/offers-page";
		}

		@GetMapping("/basket")
		String basket() {
			return "tester/page";
		}

	}

}
