package org.livespring.profile.export;

import java.io.StringReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.profile.Profile;
import org.livespring.profile.ProfileFilter;
import org.livespring.profile.ProfiledCall;
import org.livespring.profile.Profiler;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** One real profile in all formats, each checked against what its readers expect. */
class ProfileFormatTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication();

	private static Profile profile;

	@BeforeAll
	static void record() {
		Profiler profiler = application.bean(Profiler.class);
		profile = profiler.start(ProfileFilter.ALL, Duration.ofMinutes(1));
		LoadedPage page = application.page("shelf");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(page.component("shelf"), "add", Map.of("id", 4));
		}
		System.gc();
		Awaitility.await().until(() -> !profile.pauses().isEmpty());
		// A call ends a little later than its answer arrives
		Awaitility.await()
			.untilAsserted(() -> assertThat(profile.calls()).extracting(ProfiledCall::title)
				.contains("mount", "rehydrate", "action add"));
		profiler.stop(profile.id());
	}

	@AfterAll
	static void forget() {
		application.bean(Profiler.class).delete(profile.id());
	}

	@Test
	void traceHasACompleteEventForEachCallPhaseAndPause() {
		JsonNode events = json(ProfileFormat.TRACE).get("traceEvents");
		Map<String, Integer> counts = new HashMap<>();
		for (JsonNode event : events) {
			String type = event.get("ph").stringValue();
			assertThat(type).isIn("X", "M", "C");
			assertThat(event.get("pid").isInt() && event.get("tid").isInt()).isTrue();
			assertThat(event.get("name").stringValue()).isNotEmpty();
			if (type.equals("X")) {
				assertThat(event.get("ts").isNumber() && event.get("dur").doubleValue() >= 0).isTrue();
				counts.merge(event.get("cat").stringValue(), 1, Integer::sum);
			}
		}
		assertThat(counts).containsEntry("call", profile.calls().size())
			.containsEntry("phase", profile.calls().stream().mapToInt((call) -> call.phases().size()).sum())
			.containsEntry("gc", profile.pauses().size());
	}

	@Test
	void traceNestsWhatHappensOnAThread() {
		Map<Integer, Double> ends = new HashMap<>();
		for (JsonNode event : json(ProfileFormat.TRACE).get("traceEvents")) {
			if (!"X".equals(event.get("ph").stringValue())) {
				continue;
			}
			double end = event.get("ts").doubleValue() + event.get("dur").doubleValue();
			if (event.get("cat").stringValue().equals("call")) {
				ends.put(event.get("tid").intValue(), end);
			}
			else if (event.get("cat").stringValue().equals("phase")) {
				assertThat(end).isLessThanOrEqualTo(ends.get(event.get("tid").intValue()) + 0.001);
			}
		}
		assertThat(ends).isNotEmpty();
	}

	@Test
	void collapsedStacksAreALineEach() {
		assertThat(ProfileFormat.COLLAPSED.write(profile).lines()).isNotEmpty()
			.allMatch((line) -> line.matches("[^; ]+(;[a-z -]+)+ [1-9][0-9]*"))
			.anyMatch((line) -> line.startsWith("shelf;action add;render "));
	}

	@Test
	void speedscopeRefersToItsFramesOnly() {
		JsonNode root = json(ProfileFormat.SPEEDSCOPE);
		assertThat(root.get("$schema").stringValue()).isEqualTo("https://www.speedscope.app/file-format-schema.json");
		int frames = root.get("shared").get("frames").size();
		JsonNode flames = root.get("profiles").get(0);
		assertThat(flames.get("type").stringValue()).isEqualTo("sampled");
		assertThat(flames.get("unit").stringValue()).isEqualTo("microseconds");
		assertThat(flames.get("samples").size()).isEqualTo(flames.get("weights").size()).isPositive();
		long sum = 0;
		for (JsonNode weight : flames.get("weights")) {
			sum += weight.longValue();
		}
		assertThat(flames.get("endValue").longValue()).isEqualTo(sum);
		for (JsonNode sample : flames.get("samples")) {
			for (JsonNode frame : sample) {
				assertThat(frame.intValue()).isBetween(0, frames - 1);
			}
		}
	}

	@Test
	void ganttHasTheFormOfMermaid() {
		List<String> lines = ProfileFormat.GANTT.write(profile).lines().toList();
		assertThat(lines.subList(0, 4)).containsExactly("gantt",
				"    title Slowest calls of profile " + profile.id() + " (1 s stands for 1 ms)", "    dateFormat x",
				"    axisFormat %s.%L");
		assertThat(lines.subList(4, lines.size()))
			.allMatch((line) -> line.matches(" {4}(section \\d+ [\\w .-]+|[a-z]+ : \\d+, \\d+)"))
			.anyMatch((line) -> line.endsWith("shelf action add"));
	}

	@Test
	void waterfallIsAWellFormedPageThatLoadsNothing() throws Exception {
		String html = ProfileFormat.WATERFALL.write(profile);
		assertThat(html).doesNotContain("http://", "https://", "<script", " src=", " href=");
		assertThat(html).contains("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
				"<meta name=\"color-scheme\" content=\"light dark\">", "prefers-color-scheme:dark");
		String svg = html.substring(html.indexOf("<svg"), html.indexOf("</svg>") + 6);
		Document document = DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(new InputSource(new StringReader(svg)));
		assertThat(document.getElementsByTagName("rect").getLength()).isGreaterThan(profile.calls().size());
	}

	@Test
	void textNamesCallsPhasesAndPauses() {
		assertThat(ProfileFormat.TEXT.write(profile)).contains("shelf: action add  render", "Slowest calls",
				"Pauses of the garbage collector: " + profile.pauses().size());
	}

	@ParameterizedTest
	@EnumSource
	void emptyProfileCanBeWritten(ProfileFormat format) {
		Profiler profiler = application.bean(Profiler.class);
		Profile empty = profiler.start(new ProfileFilter("none", null, null, 1), Duration.ofMinutes(1));
		assertThat(format.write(empty)).isNotNull();
		profiler.delete(empty.id());
	}

	private static JsonNode json(ProfileFormat format) {
		return JsonMapper.shared().readTree(format.write(profile));
	}

}
