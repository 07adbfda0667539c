package org.livespring.component;

import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.NumberFormat;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveModel;
import org.livespring.LiveQuery;
import org.livespring.autoconfigure.LiveContextRunner;
import org.livespring.component.bind.ActionResult;
import org.livespring.component.form.FormErrors;
import org.livespring.render.ComponentRenderer;
import org.livespring.render.FieldTag;
import org.livespring.render.RenderCache;
import org.livespring.render.RenderCall;
import org.livespring.render.RenderRequest;
import org.livespring.render.RenderScope;
import org.livespring.render.TemplateRenderer;
import org.livespring.render.TextWriter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class DeclaredFormatsTests {

	private static final Pattern VALUE = Pattern.compile("type=\"([^\"]*)\" value=\"([^\"]*)\"");

	private final WebApplicationContextRunner runner = LiveContextRunner.with()
		.withUserConfiguration(Converters.class, FieldTemplate.class)
		.withBean(Order.class, Order::new)
		.withBean(Search.class, Search::new);

	@ParameterizedTest
	@CsvSource({ "due, en, 31.01.2026, 2026-01-31", "due, de, 31.01.2026, 2026-01-31",
			"due, de, 2026-01-31, 2026-01-31", "month, de, 05/26, 2026-05", "month, de, 05.2026, 2026-05",
			"month, de, 2026-05, 2026-05", "price, en, '1,234.50', 1234.50", "price, de, '1.234,50', 1234.50",
			"price, de, '1234,5', 1234.5", "price, de, 1234.5, 1234.5", "price, de, 1.234, 1234",
			"count, en, '1,234', 1234", "count, de, 1.234, 1234", "count, de, 1234, 1234", "currency, en, euro, EUR",
			"color, en, rot, RED", "color, en, RED, RED", "code, en, ab-7, Code[text=ab-7]",
			"dates, de, 01.02.2026, [2026-02-01]" })
	void declaredFormatIsRead(String field, String language, String text, String value) {
		this.runner.run((context) -> {
			ComponentDefinition order = context.getBean(ComponentRegistry.class).get("order");
			ActionResult result = save(order, field, text, language);
			assertThat(result.errors()).isEmpty();
			assertThat(String.valueOf(result.result())).contains(field + "=" + value);
		});
	}

	@ParameterizedTest
	@CsvSource({ "due, 31.02.2026", "due, 1/31/26", "price, '1,2,3'", "price, 'abc'", "price, 'NaN'", "count, '1,5'",
			"count, '1,23'", "count, 99999999999", "count, '12x'", "currency, DEM", "color, 1", "code, '-'",
			"plain, 31.01.2026", "amount, '1,234'", "amount, 0x10" })
	void otherTextIsAnErrorOfTheField(String field, String text) {
		this.runner.run((context) -> {
			ComponentDefinition order = context.getBean(ComponentRegistry.class).get("order");
			assertThat(save(order, field, text, "en").errors()).containsOnlyKeys(field);
		});
	}

	@Test
	void numbersOfScriptsHaveNoFormat() {
		this.runner.run((context) -> {
			ComponentDefinition order = context.getBean(ComponentRegistry.class).get("order");
			ActionResult result = save(order, JsonMapper.shared().readTree("{\"price\": 1.234}"), "de");
			assertThat(String.valueOf(result.result())).contains("price=1.234,");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "de", "fr", "ar", "hi" })
	void whatAFieldPrintsIsReadAgain(String language) {
		this.runner.withPropertyValues("spring.mvc.format.date-time=dd.MM.yyyy HH:mm").run((context) -> {
			ComponentDefinition order = context.getBean(ComponentRegistry.class).get("order");
			Order.Form form = new Order.Form(LocalDate.of(2026, 1, 31), YearMonth.of(2026, 5),
					new BigDecimal("1234567.50"), 12345, Currency.getInstance("EUR"), Color.RED, new Code("ab-7"), null,
					LocalDate.of(2026, 2, 1), new BigDecimal("0.25"), LocalDateTime.of(2026, 5, 1, 10, 15), null);
			for (String field : List.of("due", "month", "price", "count", "currency", "code", "plain", "amount",
					"at")) {
				String html = field(context.getBean(ComponentRenderer.class), order, form,
						FieldTag.of(Map.of("name", field), Map.of()), language);
				Matcher value = VALUE.matcher(html);
				assertThat(value.find()).as(html).isTrue();
				ActionResult result = save(order, field, value.group(2), language);
				assertThat(result.errors()).as(html).isEmpty();
				assertThat(String.valueOf(result.result())).contains(part(form.toString(), field));
			}
		});
	}

	@Test
	void controlFitsTheFormat() {
		this.runner.withPropertyValues("spring.mvc.format.date=dd.MM.yyyy").run((context) -> {
			ComponentRenderer renderer = context.getBean(ComponentRenderer.class);
			ComponentDefinition order = context.getBean(ComponentRegistry.class).get("order");
			Order.Form form = new Order.Form(LocalDate.of(2026, 1, 31), null, new BigDecimal("1234.5"), 7, null,
					Color.RED, null, null, LocalDate.of(2026, 2, 1), null, null, null);
			assertThat(field(renderer, order, form, tag("due"), "de")).contains("type=\"text\" value=\"31.01.2026\"");
			assertThat(field(renderer, order, form, tag("due", "type", "date"), "de"))
				.contains("type=\"date\" value=\"2026-01-31\"");
			assertThat(field(renderer, order, form, tag("plain"), "de")).contains("type=\"date\" value=\"2026-02-01\"");
			assertThat(field(renderer, order, form, tag("plain", "type", "text"), "de"))
				.contains("type=\"text\" value=\"01.02.2026\"");
			assertThat(field(renderer, order, form, tag("price"), "de")).contains("type=\"text\" value=\"1.234,50\"");
			assertThat(field(renderer, order, form, tag("color"), "de")).contains("<option value=\"rot\" selected");
			assertThatException().isThrownBy(() -> field(renderer, order, form, tag("price", "type", "number"), "de"))
				.withMessageContaining("declared format");
		});
	}

	@Test
	void formatOfAPropertyIsReadToo() {
		this.runner.withPropertyValues("spring.mvc.format.date=dd.MM.yyyy").run((context) -> {
			ComponentDefinition order = context.getBean(ComponentRegistry.class).get("order");
			assertThat(String.valueOf(save(order, "plain", "28.02.2026", "en").result())).contains("plain=2026-02-28");
			assertThat(String.valueOf(save(order, "plain", "2026-02-28", "en").result())).contains("plain=2026-02-28");
			assertThat(save(order, "plain", "31.02.2026", "en").errors()).containsOnlyKeys("plain");
		});
	}

	@ParameterizedTest
	@CsvSource({ "dd.MM.yyyy HH:mm, 2026-05-01T10:15+02:00", "dd.MM.yyyy HH:mm XXX, 01.05.2026 10:15 +02:00" })
	void formatOfAPropertyThatLosesTheZoneIsNotUsedForATypeThatHasOne(String format, String text) {
		this.runner.withPropertyValues("spring.mvc.format.date-time=" + format).run((context) -> {
			ComponentDefinition order = context.getBean(ComponentRegistry.class).get("order");
			OffsetDateTime value = OffsetDateTime.parse("2026-05-01T10:15+02:00");
			assertThat(field(context.getBean(ComponentRenderer.class), order, Map.of("sent", value), tag("sent"), "de"))
				.contains("value=\"" + text + "\"");
			assertThat(String.valueOf(save(order, "sent", text, "de").result())).contains("sent=" + value);
		});
	}

	@Test
	void parametersAndPropertiesHaveFormats() {
		this.runner.run((context) -> {
			ComponentDefinition order = context.getBean(ComponentRegistry.class).get("order");
			Object state = order.mount(null, new TestContext());
			LiveContext german = new TestContext(Locale.GERMAN);
			assertThat(order.action("move")
				.invoke(state, null, TestComponents.json("{'to': '31.01.2026', 'code': 'ab-7'}"), german)
				.result()).isEqualTo("2026-01-31 Code[text=ab-7]");
			ActionResult written = order.properties()
				.write(state, Map.of("limit", JsonMapper.shared().valueToTree("1.234,5")), Map.of(), Locale.GERMAN);
			assertThat(written.state()).isEqualTo(new Order.State(new BigDecimal("1234.5")));
		});
	}

	@Test
	void converterOfTheApplicationDecidesWhatItReads() {
		this.runner.run((context) -> {
			ComponentDefinition order = context.getBean(ComponentRegistry.class).get("order");
			assertThat(order.action("resize")
				.invoke(order.mount(null, new TestContext()), null, TestComponents.json("{'size': '+1,5k'}"),
						new TestContext(Locale.GERMAN))
				.result()).isEqualTo(1500L);
		});
	}

	@Test
	void parametersOfTheUrlHaveNone() {
		this.runner.run((context) -> {
			ComponentDefinition search = context.getBean(ComponentRegistry.class).get("search");
			Search.State state = new Search.State(new BigDecimal("1.234"));
			assertThat(search.properties().texts(state)).isEqualTo(Map.of("least", List.of("1.234")));
			assertThat(search.properties()
				.readQuery(new Search.State(null), Map.of("least", List.of("1.234")), Map.of(), Locale.GERMAN))
				.isEqualTo(state);
		});
	}

	@Test
	void nothingElseCanBeMadeOfText() {
		this.runner.withBean(Files.class, Files::new)
			.run((context) -> assertThat(context).getFailure()
				.hasMessageContaining("'Form.file' of type java.io.File"));
	}

	private static FieldTag tag(String name, String... attribute) {
		return (attribute.length == 0) ? FieldTag.of(Map.of("name", name), Map.of())
				: FieldTag.of(Map.of("name", name, attribute[0], attribute[1]), Map.of());
	}

	private static String part(String record, String field) {
		return record.replaceAll(".*(" + field + "=[^,\\]]*).*", "$1");
	}

	private static String field(ComponentRenderer renderer, ComponentDefinition component, Object view, FieldTag tag,
			String language) {
		FieldTemplate.tag = tag;
		RenderScope scope = new RenderScope(Locale.forLanguageTag(language), ZoneOffset.UTC, "");
		return renderer
			.render(new RenderCall("order", "order", "id", view, null, null,
					new RenderCall.Forms(component.forms(), FormErrors.NONE), scope, null, new RenderCache()))
			.toString();
	}

	private static ActionResult save(ComponentDefinition component, String field, String text, String language) {
		return save(component, JsonMapper.shared().valueToTree(Map.of(field, text)), language);
	}

	private static ActionResult save(ComponentDefinition component, JsonNode payload, String language) {
		LiveContext live = new TestContext(Locale.forLanguageTag(language));
		return component.action("save").invoke(component.mount(null, live), null, payload, live);
	}

	enum Color {

		RED, GREEN

	}

	record Code(String text) {

		static Code of(String text) {
			throw new AssertionError("not by this method");
		}

	}

	@LiveComponent(template = "order")
	static class Order {

		record State(@LiveModel @NumberFormat(pattern = "#,##0.##") BigDecimal limit) {

		}

		record Form(@DateTimeFormat(pattern = "dd.MM.yyyy") LocalDate due,
				@DateTimeFormat(pattern = "MM/yy", fallbackPatterns = "MM.yyyy") YearMonth month,
				@NumberFormat(pattern = "#,##0.00") BigDecimal price, @NumberFormat Integer count, Currency currency,
				Color color, Code code, @DateTimeFormat(pattern = "dd.MM.yyyy") List<LocalDate> dates, LocalDate plain,
				BigDecimal amount, LocalDateTime at, OffsetDateTime sent) {

		}

		State mount() {
			return new State(BigDecimal.ZERO);
		}

		Form view() {
			return new Form(null, null, null, null, null, null, null, null, null, null, null, null);
		}

		@LiveAction
		Form save(Form form) {
			return form;
		}

		@LiveAction
		Long resize(Long size) {
			return size;
		}

		@LiveAction
		String move(@DateTimeFormat(pattern = "dd.MM.yyyy") LocalDate to, Code code) {
			return to + " " + code;
		}

	}

	@LiveComponent(headless = true)
	static class Search {

		record State(@LiveQuery @LiveModel @NumberFormat(pattern = "#,##0.##") @Nullable BigDecimal least) {

		}

		State mount() {
			return new State(null);
		}

	}

	@LiveComponent(headless = true)
	static class Files {

		record State() {

		}

		record Form(File file) {

		}

		State mount() {
			return new State();
		}

		@LiveAction
		void open(Form form) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Converters implements WebMvcConfigurer {

		@Override
		public void addFormatters(FormatterRegistry registry) {
			registry.addConverter(String.class, Currency.class,
					(text) -> Currency.getInstance(text.equals("euro") ? "EUR" : "unknown"));
			registry.addConverter(String.class, Long.class,
					(text) -> text.equals("+1,5k") ? 1500L : Long.parseLong(text));
			registry.addConverter(Currency.class, String.class, (currency) -> "euro");
			registry.addConverter(String.class, Color.class, (text) -> {
				if (!text.equals("rot")) {
					throw new IllegalArgumentException(text);
				}
				return Color.RED;
			});
			registry.addConverter(Color.class, String.class, (color) -> (color == Color.RED) ? "rot" : color.name());
		}

		@Bean
		Converter<String, Code> codeOfText() {
			// No lambda, whose types could not be seen
			return new Converter<>() {

				@Override
				public Code convert(String text) {
					if (text.length() < 2) {
						throw new IllegalArgumentException("Too short");
					}
					return new Code(text);
				}

			};
		}

		@Bean
		Converter<Code, String> textOfCode() {
			return new Converter<>() {

				@Override
				public String convert(Code code) {
					return code.text();
				}

			};
		}

	}

	/** Has every template, which is one field. */
	static class FieldTemplate implements TemplateRenderer {

		private static FieldTag tag;

		@Override
		public boolean exists(String template) {
			return true;
		}

		@Override
		public List<String> locations(String template) {
			return List.of();
		}

		@Override
		public @Nullable String source(String template) {
			return null;
		}

		@Override
		public void render(String template, RenderRequest request, TextWriter out) throws IOException {
			out.write(request.live().field(tag));
		}

	}

}
