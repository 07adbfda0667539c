package org.livespring.instance;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.livespring.observe.LiveCall;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.ServerFrame.NavigateMode;
import org.livespring.render.RenderScope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CallContextTests {

	private final CallContext context = new CallContext("id", null,
			new RenderScope(Locale.ENGLISH, ZoneOffset.UTC, "/app"), null, (update) -> {
			}, LiveCall.UNHEARD);

	@Test
	void redirectStaysInTheApplicationOrNamesAnother() {
		this.context.redirect("/search?q=a b");
		assertThat(this.context.frames())
			.isEqualTo(List.of(new ServerFrame.Navigate("id", "/app/search?q=a b", NavigateMode.ASSIGN)));
		this.context.redirect("https://example.org/");
		assertThat(this.context.frames())
			.isEqualTo(List.of(new ServerFrame.Navigate("id", "https://example.org/", NavigateMode.ASSIGN)));
	}

	@Test
	void redirectIsSentAfterWhatTheCallSays() {
		this.context.redirect("/list");
		this.context.title("Saved");
		assertThat(this.context.frames()).isEqualTo(List.of(new ServerFrame.ClientEvent("id", "live:title", "Saved"),
				new ServerFrame.Navigate("id", "/app/list", NavigateMode.ASSIGN)));
	}

	/** Browsers leave control characters out, and take a backslash for a slash. */
	@ParameterizedTest
	@ValueSource(strings = { "//evil.example", "/\\evil.example", "/\t/evil.example", "/\n/evil.example",
			"/\r\\evil.example", "javascript:alert(1)", "https:///evil.example", "evil.example", "" })
	void redirectThatBrowsersReadAsAnotherOneIsRefused(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.context.redirect(url));
		assertThat(this.context.frames()).isEmpty();
	}

}
