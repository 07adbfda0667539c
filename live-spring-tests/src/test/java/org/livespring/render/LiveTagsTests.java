package org.livespring.render;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.support.StaticMessageSource;
import org.springframework.core.convert.support.DefaultConversionService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class LiveTagsTests {

	private final LiveTags live = new LiveTags(mock(ComponentPlaces.class), null,
			() -> new RenderScope(Locale.ENGLISH, ZoneOffset.UTC, "/app"), new StaticMessageSource(),
			new DefaultConversionService());

	@ParameterizedTest
	@CsvSource({ "/todo, /app/todo?q=a%20b%26c", "/todo?x=1, /app/todo?x=1&q=a%20b%26c",
			"/todo#end, /app/todo?q=a%20b%26c#end", "/todo?x=1#a?b, /app/todo?x=1&q=a%20b%26c#a?b",
			"//other.org/x, //other.org/x?q=a%20b%26c" })
	void parametersComeBeforeTheFragment(String path, String url) {
		assertThat(this.live.url(path, Map.of("q", "a b&c"))).isEqualTo(url);
	}

}
