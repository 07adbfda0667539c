package org.livespring.test.tester;

import java.io.StringWriter;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.test.context.bean.override.mockito.MockitoBean;

import org.livespring.LiveComponent;
import org.livespring.test.LivePage;
import org.livespring.test.LiveTest;
import org.livespring.test.LiveTester;
import org.livespring.test.LiveUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a test did can be copied as a test, which compiles and does the same. */
@LiveTest
class RecordingTests {

	@MockitoBean
	private Prices prices;

	@TempDir
	private Path folder;

	@Test
	void copyDoesTheSame(LiveTester live) throws Exception {
		session(live);
		String copy = live.copyAsTest();
		live.reset();
		run(copy, live);
		assertThat(live.copyAsTest()).isEqualTo(copy);
	}

	@Test
	void copyIsReadable(LiveTester live) {
		LivePage page = live.user("ann").open("/basket");
		page.fill("Article", "\"Milk\"").press("Add");
		page.network().loseNextAnswer();
		live.clock().advance(Duration.ofMinutes(1));
		assertThat(page.copyAsTest()).contains("""
				class RecordedTests {

					@Test
					void recorded(LiveTester live) {
						LiveUser ann = live.user("ann");
						LivePage page = ann.open("/basket");
						page.fill("Article", "\\"Milk\\"");
						page.press("Add");
						page.network().loseNextAnswer();
						live.clock().advance(Duration.parse("PT1M"));
						assertThat(page).hasUrl("/basket").hasTitle("Basket").hasNoErrors();
					}

				}
				""");
	}

	@Test
	void whatFailsIsTheLastStatement(LiveTester live) {
		LivePage page = live.open("/baskets");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> page.press("Sell"));
		assertThat(page.copyAsTest()).contains("page.press(\"Sell\");\n\t\tassertThat(page)");
	}

	private void session(LiveTester live) {
		LiveUser ann = live.user("ann", "BUYER");
		LivePage page = ann.open("/basket");
		page.type("Article", "Mi").fill("Article", "Milk").press("Add");
		page.onConfirm((question) -> false)
			.click("Clear")
			.fill("Article", "Salt")
			.focus("Article")
			.key("Enter")
			.leave();
		page.all("form").get(0).find("input").fill("Bread");
		page.submit("Article").sleep();
		LivePage copy = page.duplicate();
		copy.disconnect().reconnect(live.otherNode());
		live.otherNode().crash();
		live.deploy(RenamedBasket.class);
		live.broker().down();
		live.broker().up();
		page.network().latency(Duration.ZERO);
		copy.tamper("basket");
		copy.close();
		live.browser().open("/offers");
		live.user("ann").open("/offers").visit("/basket").back();
		page.visit("/offers").fill("Offer", "Lamp").press("Publish").press("Like").reload();
		live.settle();
	}

	private void run(String source, LiveTester live) throws Exception {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter problems = new StringWriter();
		boolean compiled = compiler
			.getTask(problems, null, null,
					List.of("-proc:none", "-d", this.folder.toString(), "-cp", System.getProperty("java.class.path")),
					null, List.of(new Source(source)))
			.call();
		assertThat(compiled).as(() -> problems + "\n" + source).isTrue();
		Path file = Files.walk(this.folder)
			.filter((each) -> each.toString().endsWith(".class"))
			.findFirst()
			.orElseThrow();
		Class<?> type = MethodHandles.lookup().defineClass(Files.readAllBytes(file));
		Constructor<?> constructor = type.getDeclaredConstructor();
		Method method = type.getDeclaredMethod("recorded", LiveTester.class);
		constructor.setAccessible(true);
		method.setAccessible(true);
		method.invoke(constructor.newInstance(), live);
	}

	private static final class Source extends SimpleJavaFileObject {

		private final String text;

		Source(String text) {
			super(URI.create("string:///RecordedTests.java"), JavaFileObject.Kind.SOURCE);
			this.text = text;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.text;
		}

	}

	/** The same with another template. */
	@LiveComponent(name = "basket", template = "tester/basket")
	static class RenamedBasket extends Basket {

		RenamedBasket(Prices prices) {
			super(prices);
		}

	}

}
