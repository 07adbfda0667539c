package org.livespring.page;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClientFormsTests {

	@ParameterizedTest
	@ValueSource(strings = { "<p>1</p><form live-submit=\"save\">", "<FORM class='a>b' live-submit=save>",
			"<form title=\"method\" live-submit=\"save\" live-validate>",
			"<form data-method=\"post\"\n\tlive-submit='a' >" })
	void formOfTheClientGetsAMethod(String html) {
		assertThat(ClientForms.places(html)).containsExactly(html.toLowerCase().indexOf("<form") + 5);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<form live-submit=\"save\" method=\"post\">",
			"<form action=\"/search\">live-submit</form>", "<form title=\"live-submit\">",
			"<form><button live-submit=\"save\">", "<formula live-submit=\"save\">", "<form live-submitted>live-submit",
			"<p title=\"live-submit\">", "" })
	void otherFormsStayAsTheyAre(String html) {
		assertThat(ClientForms.places(html)).isEmpty();
	}

}
