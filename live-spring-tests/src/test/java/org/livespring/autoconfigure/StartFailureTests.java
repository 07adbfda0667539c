package org.livespring.autoconfigure;

import java.util.List;
import java.util.Map;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.NestedExceptionUtils;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveConfigurationException;
import org.livespring.LiveEventName;
import org.livespring.LiveFragment;
import org.livespring.LiveListener;
import org.livespring.render.RenderRequest;
import org.livespring.render.TemplateRenderer;
import org.livespring.render.TextWriter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Mistakes of an application that only the whole of it shows, with what its author is
 * told.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartFailureTests {

	private final WebApplicationContextRunner runner = LiveContextRunner.with()
		.withBean(TemplateRenderer.class, AnyTemplate::new);

	@ParameterizedTest
	@CsvSource({ "TwoOfOneName, have the same name, @LiveEventName", "UnspeakableEvent, cannot be sent, @LiveEventName",
			"ReservedMember, has a member 'errors', view", "NamelessFragment, has the name 'null', letters",
			"PathFragment, has the name 'a/b', letters" })
	void mistakeFailsTheStart(String type, String what, String remedy) throws ClassNotFoundException {
		Class<?> mistake = Class.forName(StartFailureTests.class.getName() + "$" + type);
		this.runner.withBean(mistake)
			.run((context) -> assertThat(context.getStartupFailure())
				.extracting(NestedExceptionUtils::getMostSpecificCause)
				.isInstanceOfSatisfying(LiveConfigurationException.class, (failure) -> {
					assertThat(failure).hasMessageContaining(what);
					assertThat(failure.remedy()).contains(remedy);
				}));
	}

	@Test
	void wrongNameInATemplateFailsTheStartInDevelopment() {
		this.runner.withBean(Mistyped.class)
			.withPropertyValues("live.development=true")
			.run((context) -> assertThat(context.getStartupFailure())
				.extracting(NestedExceptionUtils::getMostSpecificCause)
				.asInstanceOf(InstanceOfAssertFactories.throwable(LiveConfigurationException.class))
				.hasMessage("Template 'live/mistyped' of component 'mistyped', line 2: "
						+ "live-click=\"renmae\" names no action of the component; did you mean 'rename'?"));
	}

	@Test
	void wrongNameInATemplateIsOneWarningOtherwise(CapturedOutput output) {
		this.runner.withBean(Mistyped.class).run((context) -> assertThat(context).hasNotFailed());
		assertThat(output.getOut().lines().filter((line) -> line.contains("live/mistyped"))).hasSize(1)
			.allSatisfy((line) -> assertThat(line).contains("WARN", "did you mean 'rename'?"));
	}

	record Posted(String text) {

	}

	static class Other {

		record Posted(int number) {

		}

	}

	@LiveEventName("said\nand done")
	record Unspeakable(String text) {

	}

	@LiveComponent
	static class TwoOfOneName extends Base {

		@LiveListener
		void posted(Posted event) {
		}

		@LiveListener
		void otherPosted(Other.Posted event) {
		}

	}

	@LiveComponent
	static class UnspeakableEvent extends Base {

		@LiveListener
		void heard(Unspeakable event) {
		}

	}

	@LiveComponent
	static class ReservedMember {

		State mount() {
			return new State(List.of());
		}

		record State(List<String> errors) {

		}

	}

	static class NamelessFragment implements LiveFragment {

		@Override
		@SuppressWarnings("NullAway")
		public String name() {
			return null;
		}

		@Override
		public Object view(Context live) {
			return Map.of();
		}

	}

	static class PathFragment implements LiveFragment {

		@Override
		public String name() {
			return "a/b";
		}

		@Override
		public Object view(Context live) {
			return Map.of();
		}

	}

	static class Base {

		State mount() {
			return new State("");
		}

		record State(@Nullable String text) {

		}

	}

	@LiveComponent
	static class Mistyped extends Base {

		@LiveAction
		void rename() {
		}

	}

	/** Has every template. */
	static class AnyTemplate implements TemplateRenderer {

		@Override
		public String source(String template) {
			return "<p>A template</p>\n<button live-click=\"renmae\">Rename</button>";
		}

		@Override
		public boolean exists(String template) {
			return true;
		}

		@Override
		public List<String> locations(String template) {
			return List.of();
		}

		@Override
		public void render(String template, RenderRequest request, TextWriter out) {
		}

	}

}
