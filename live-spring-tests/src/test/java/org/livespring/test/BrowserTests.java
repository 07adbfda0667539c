package org.livespring.test;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(Browser.class)
class BrowserTests {

	@Test
	void pageAndContextOfTestBelongTogether(Page page, BrowserContext context) {
		page.setContent("<output>1</output>");
		assertThat(page.locator("output").textContent()).isEqualTo("1");
		assertThat(context.pages()).containsExactly(page);
	}

}
