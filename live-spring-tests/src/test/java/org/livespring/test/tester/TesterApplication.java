package org.livespring.test.tester;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@SpringBootApplication
class TesterApplication {

	@Controller
	static class Pages {

		@GetMapping("/basket")
		String basket() {
			return "tester/page";
		}

	}

}
