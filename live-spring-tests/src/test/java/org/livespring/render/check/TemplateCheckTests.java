package org.livespring.render.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.support.StaticMessageSource;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveModel;
import org.livespring.component.ComponentDefinition;
import org.livespring.component.ComponentRegistry;
import org.livespring.component.MethodGuards;
import org.livespring.component.bind.InputFormats;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link TemplateCheck}. */
class TemplateCheckTests {

	private final ComponentDefinition component = component();

	private static ComponentDefinition component() {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("list", new ShoppingList());
		ComponentRegistry registry = new ComponentRegistry(beans, List.of(), null, new StaticMessageSource(),
				MethodGuards.NONE, () -> InputFormats.NONE);
		registry.afterSingletonsInstantiated();
		return registry.get("shopping-list");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					<b live-click="ad">           | live-click="ad" names no action of the component; did you mean 'add'?
					<b live-click=ADD>            | live-click="ADD" names no action of the component; did you mean 'add'?
					<b live-click="">             | live-click="" names no action of the component
					<b live-click>                | live-click names no action
					<form live-submit='sveAll'>   | live-submit="sveAll" names no action of the component; did you mean 'saveAll'?
					<b live-window-keyup="x">     | live-window-keyup="x" names no action of the component
					<b live-klick="add">          | there is no attribute live-klick; did you mean 'live-click'?
					<b th:live-klick="${a}">      | there is no attribute live-klick; did you mean 'live-click'?
					<b live-onclick="add">        | there is no attribute live-onclick; did you mean 'live-click'?
					<input live-model="filer">    | live-model="filer" names no property of the component; did you mean 'filter'?
					<input live-model="page">     | live-model="page" names no property of the component
					<input live-debounce="abc">   | live-debounce="abc" is no number of milliseconds, nor 'blur'
					<input live-throttle="blur">  | live-throttle="blur" is no number of milliseconds
					""")
	void mistakeIsFound(String source, String mistake) {
		assertThat(TemplateCheck.mistakes(this.component, source))
			.containsExactly("Template 'live/shopping-list' of component 'shopping-list', line 1: " + mistake);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<b live-click=\"add\" live-value-item-id=\"7\" live-confirm=\"Sure?\">",
			"<b th:live-click=\"${action}\">", "<b live-click=\"${action}\">", "<b live-click=\"{{action}}\">",
			"<b live-click=\"[[${action}]]\">", "<b <#if x>live-click=\"add\"</#if>>", "<b live-debounce=\"300\">",
			"<b live-debounce=\"blur\">", "<!-- <b live-click=\"typo\"> -->", "<#-- <b live-klick=\"x\"> -->",
			"<%-- <b live-klick=\"x\"> --%>", "{{! <b live-klick=\"x\"> }}",
			"<script>let text = '<b live-klick=\"x\">'</script>", "<p>Write live-klick=\"x\" and see</p>",
			"<p title='a > b' live-click=\"add\">", "<p title=\" live-klick='x'\">", "a < b live-klick=\"x\"",
			"<live:component name=\"other\" live:key=\"a\" live:props=\"${ {a: 1} }\"/>" })
	void whatIsRightOrNotKnownIsNoMistake(String source) {
		assertThat(TemplateCheck.mistakes(this.component, source)).isEmpty();
	}

	@Test
	void lineIsTold() {
		String source = "<!-- a\nb -->\n<p\n title=\"x\"\n live-click=\"typo\">\n<b live-klick=\"add\"></b></p>";
		assertThat(TemplateCheck.mistakes(this.component, source)).satisfiesExactly(
				(mistake) -> assertThat(mistake).contains("line 5: live-click"),
				(mistake) -> assertThat(mistake).contains("line 6: there is no attribute live-klick"));
	}

	@Test
	void everyDocumentedAttributeIsKnown() throws IOException {
		List<String> documented = Pattern.compile("`(live-[a-z-]+)[=`]")
			.matcher(Files.readString(Path.of("../docs/templates.md")))
			.results()
			.map((match) -> match.group(1))
			.filter((name) -> !name.startsWith("live-value-") && !name.equals("live-xyz"))
			.distinct()
			.toList();
		assertThat(documented).isNotEmpty()
			.allSatisfy((name) -> assertThat(TemplateCheck.CALLS.contains(name) || TemplateCheck.OTHERS.contains(name))
				.as(name)
				.isTrue());
	}

	@LiveComponent
	static class ShoppingList {

		record State(@LiveModel String filter, int page) {

		}

		State mount() {
			return new State("", 1);
		}

		@LiveAction
		void add() {
		}

		@LiveAction
		void saveAll() {
		}

	}

}
