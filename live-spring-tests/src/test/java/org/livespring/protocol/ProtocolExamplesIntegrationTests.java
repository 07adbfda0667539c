package org.livespring.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.livespring.LiveRooms;
import org.livespring.session.LiveSessions;
import org.livespring.load.wire.ClientCodec;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.Dozer;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Replays the examples of {@code docs/protocol.md}. */
class ProtocolExamplesIntegrationTests {

	private static final Pattern PAGE = Pattern.compile("(?m)^On the page of `([^`]+)`");

	private static final Pattern BLOCK = Pattern.compile("(?s)```\\n(.*?)```");

	private static final JsonMapper mapper = JsonMapper.builder().build();

	@RegisterExtension
	static final RunningApplication application = new RunningApplication();

	@RegisterExtension
	static final RunningApplication hibernating = new RunningApplication("live.state.hibernate-after=100ms");

	@ParameterizedTest
	@MethodSource("examples")
	void bothFormsSayTheSame(Example example) {
		assertThat(example.blocks).hasSize(2);
		assertThat(frames(example, WireForm.COMPACT)).isEqualTo(frames(example, WireForm.READABLE)).isNotEmpty();
	}

	private static List<Object> frames(Example example, WireForm form) {
		FrameCodec codec = new FrameCodec(form, mapper);
		return example.lines(form).map((line) -> {
			if (line.sent()) {
				return sent(codec, line.json());
			}
			ServerFrame frame = new ClientCodec(form).read(line.json());
			assertThat(mapper.readTree(codec.writeServer(frame))).isEqualTo(mapper.readTree(line.json()));
			return frame;
		}).toList();
	}

	/** A frame that the server can read, or why it cannot. */
	private static Object sent(FrameCodec codec, String json) {
		try {
			ClientFrame frame = codec.readClient(json);
			assertThat(mapper.readTree(new ClientCodec(codec.form()).write(frame))).isEqualTo(mapper.readTree(json));
			return frame;
		}
		catch (FrameException ex) {
			return ex.code();
		}
	}

	@ParameterizedTest
	@MethodSource("replayed")
	void serverAnswersAsInTheExample(Example example) {
		for (WireForm form : WireForm.values()) {
			LoadedPage page = (example.asleep ? hibernating : application).page(example.page);
			try (LiveSocket socket = page.connect(form)) {
				Replay replay = new Replay(page, socket, form);
				if (example.asleep) {
					replay.handOver();
					wakeOnceAsleep();
				}
				replay.run(example.lines(form).toList());
			}
		}
	}

	@Test
	void everyFrameHasAnExample() throws IOException {
		Set<String> shown = new TreeSet<>();
		examples().forEach((example) -> example.lines(WireForm.READABLE)
			.forEach((line) -> shown.add(mapper.readTree(line.json()).path("type").asString())));
		List<String> known = Stream
			.concat(ClientFrameTypes.ALL.stream().map(ClientFrameTypes.Row::name),
					ServerFrameTypes.ALL.stream().map(ServerFrameTypes.Row::name))
			.toList();
		assertThat(shown).containsAll(known);
		Set<String> replayed = replayed().flatMap((example) -> example.lines(WireForm.READABLE))
			.map((line) -> mapper.readTree(line.json()).path("type").asString())
			.collect(Collectors.toSet());
		assertThat(replayed).containsAll(known);
	}

	private static void wakeOnceAsleep() {
		LiveSessions sessions = hibernating.bean(LiveSessions.class);
		Awaitility.await().until(() -> {
			sessions.check();
			return sessions.sleeping() == 1;
		});
		hibernating.bean(LiveRooms.class).room(Dozer.ROOM).publish(new Dozer.Noise("Hello"));
	}

	static Stream<Example> replayed() throws IOException {
		return examples().filter((example) -> example.page != null);
	}

	static Stream<Example> examples() throws IOException {
		String text = Files.readString(Path.of("../docs/protocol.md"));
		String section = text.substring(text.indexOf("\n## Examples\n"));
		return Stream.of(section.split("\n### ")).skip(1).map(Example::of);
	}

	/** A heading with a block for each form. */
	private record Example(String name, @Nullable String page, boolean asleep, List<String> blocks) {

		static Example of(String section) {
			Matcher page = PAGE.matcher(section);
			List<String> blocks = BLOCK.matcher(section).results().map((match) -> match.group(1)).toList();
			return new Example(section.lines().findFirst().orElseThrow(), page.find() ? page.group(1) : null,
					section.contains("which is asleep"), blocks);
		}

		Stream<Line> lines(WireForm form) {
			return this.blocks.get((form == WireForm.READABLE) ? 0 : 1).lines().map(Line::of);
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

	/** A frame of an example. */
	private record Line(boolean sent, String json) {

		static Line of(String text) {
			assertThat(text).matches("[<>] .+");
			return new Line(text.startsWith(">"), text.substring(2));
		}

	}

	/** An example on a connection of its own. */
	private static final class Replay {

		private final LoadedPage page;

		private final LiveSocket socket;

		private final WireForm form;

		private final FrameCodec codec;

		private final Map<String, JsonNode> variables = new HashMap<>();

		private int read;

		Replay(LoadedPage page, LiveSocket socket, WireForm form) {
			this.page = page;
			this.socket = socket;
			this.form = form;
			this.codec = new FrameCodec(form, mapper);
			List<LiveComponentState> components = page.components();
			LiveComponentState first = components.get(0);
			bind("$page", page.id());
			bind("$id", first.id());
			bind("$snapshot", first.snapshot());
			bind("$tag", first.tag());
			if (components.size() > 1) {
				bind("$child", components.get(1).id());
			}
		}

		private void bind(String name, String value) {
			this.variables.put(name, mapper.valueToTree(value));
		}

		void handOver() {
			this.socket.rehydrate(this.page.components());
			this.read = 2;
		}

		void run(List<Line> lines) {
			if (lines.get(0).sent()) {
				handOver();
				awaitFragments(lines.get(0));
			}
			for (Line line : lines) {
				if (line.sent()) {
					send(mapper.writeValueAsString(filled(mapper.readTree(line.json()))));
				}
				else {
					expect(line.json());
				}
			}
			assertThat(this.socket.texts()).hasSize(this.read);
		}

		/**
		 * A connection shows a fragment once the component that has a place for it began
		 * to live.
		 */
		private void awaitFragments(Line first) {
			if (sent(this.codec, first.json()) instanceof ClientFrame.Resync resync
					&& resync.componentId().contains("/")) {
				this.socket.send(new ClientFrame.Resync(1, this.page.components().get(0).id()));
				int answer = this.read++;
				Awaitility.await().until(() -> this.socket.texts().size() > answer);
			}
		}

		/** Send, and know whom the answer updates. */
		private void send(String json) {
			if (sent(this.codec, json) instanceof ClientFrame.CallAction call) {
				target(call.requestId(), call.componentId());
			}
			this.socket.sendText(json);
		}

		private void target(long requestId, String id) {
			this.socket.components()
				.stream()
				.filter((component) -> component.id().equals(id))
				.findFirst()
				.ifPresent((component) -> this.socket.target(requestId, component));
		}

		private void expect(String json) {
			int index = this.read++;
			Awaitility.await().until(() -> this.socket.texts().size() > index || this.socket.isClosed());
			assertThat(this.socket.texts()).as("frames in the form %s", this.form).hasSizeGreaterThan(index);
			String actual = this.socket.texts().get(index);
			JsonNode expected = filled(mapper.readTree(json));
			assertThat(matches(expected, mapper.readTree(actual)))
				.as("expected %s%n but was %s", mapper.writeValueAsString(expected), actual)
				.isTrue();
		}

		/** Put in what is known. */
		private JsonNode filled(JsonNode node) {
			if (node.isString()) {
				return this.variables.getOrDefault(node.stringValue(), node);
			}
			if (node instanceof ArrayNode array) {
				for (int i = 0; i < array.size(); i++) {
					array.set(i, filled(array.get(i)));
				}
			}
			else if (node instanceof ObjectNode object) {
				new ArrayList<>(object.propertyNames()).forEach((name) -> object.set(name, filled(object.get(name))));
			}
			return node;
		}

		/** Compare, and learn the variables that are not known. */
		private boolean matches(JsonNode expected, JsonNode actual) {
			if (expected.isString() && expected.stringValue().startsWith("$")) {
				JsonNode known = this.variables.putIfAbsent(expected.stringValue(), actual);
				return !actual.isNull() && (known == null || known.equals(actual));
			}
			if (expected.isContainer() && expected.getClass() == actual.getClass()
					&& expected.size() == actual.size()) {
				return expected.isArray() ? items(expected, actual) : members(expected, actual);
			}
			return expected.equals(actual);
		}

		private boolean items(JsonNode expected, JsonNode actual) {
			for (int i = 0; i < expected.size(); i++) {
				if (!matches(expected.get(i), actual.get(i))) {
					return false;
				}
			}
			return true;
		}

		private boolean members(JsonNode expected, JsonNode actual) {
			return expected.propertyNames()
				.stream()
				.allMatch((name) -> actual.has(name) && matches(expected.get(name), actual.get(name)));
		}

	}

}
