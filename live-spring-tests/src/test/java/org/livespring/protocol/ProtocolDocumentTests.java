package org.livespring.protocol;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveErrorCode;
import org.livespring.protocol.ClientFrame.OfferedSnapshot;
import org.livespring.protocol.ServerFrame.Child;
import org.livespring.load.wire.ClientCodec;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds {@code docs/protocol.md} and the code together. */
class ProtocolDocumentTests {

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	private final FrameCodec readable = new FrameCodec(WireForm.READABLE, new JsonMapper());

	@Test
	void clientFramesAreThoseOfTheDocument() throws IOException {
		assertThat(clientRows()).isEqualTo(frameRows("## Client to server"));
	}

	@Test
	void serverFramesAreThoseOfTheDocument() throws IOException {
		assertThat(serverRows()).isEqualTo(frameRows("## Server to client"));
	}

	@Test
	void everyRecordIsInATable() {
		assertThat(ClientFrameTypes.ALL.stream().<Class<?>>map(ClientFrameTypes.Row::frame))
			.containsExactlyInAnyOrder(ClientFrame.class.getPermittedSubclasses());
		assertThat(ServerFrameTypes.ALL.stream().<Class<?>>map(ServerFrameTypes.Row::frame))
			.containsExactlyInAnyOrder(ServerFrame.class.getPermittedSubclasses());
	}

	@Test
	void fieldsAreWrittenInTheOrderOfTheDocument() throws IOException {
		List<List<String>> clientRows = frameRows("## Client to server");
		for (ClientFrame frame : Frames.fullClientFrames()) {
			assertThat(withoutNumber(clientRows)).contains(written(new ClientCodec(WireForm.READABLE).write(frame)));
		}
		List<List<String>> serverRows = frameRows("## Server to client");
		for (ServerFrame frame : Frames.fullServerFrames()) {
			assertThat(withoutNumber(serverRows)).contains(written(this.readable.writeServer(frame)));
		}
		assertThat(Frames.fullClientFrames()).hasSameSizeAs(clientRows);
		assertThat(Frames.fullServerFrames()).hasSameSizeAs(serverRows);
	}

	@Test
	void entriesHaveTheFieldsOfTheDocument() throws IOException {
		assertThat(names(OfferedSnapshot.class)).isEqualTo(codesBetween("An entry has the fields ", ";"));
		assertThat(names(Child.class)).isEqualTo(
				codesBetween("parents before children: objects (arrays in the compact form) with ", " (the names"));
	}

	@Test
	void closeCodesAreThoseOfTheDocument() throws IOException {
		List<Integer> documented = table("## Close codes").stream()
			.flatMap((row) -> Stream.of(row.get(0).split(", ")))
			.map(Integer::valueOf)
			.filter((code) -> code != 1006) // Never sent: what a browser reports when
											// there was none
			.toList();
		assertThat(Arrays.stream(CloseCode.values()).map(CloseCode::code)).containsExactlyElementsOf(documented);
	}

	@Test
	void errorCodesOfTheDocumentExist() throws IOException {
		List<String> documented = table("## Error codes").stream()
			.flatMap((row) -> codes(row.get(0)).stream())
			.toList();
		assertThat(documented).isNotEmpty()
			.isSubsetOf(Arrays.stream(LiveErrorCode.values()).map(LiveErrorCode::name).toList());
		assertThat(documented).doesNotHaveDuplicates();
	}

	@Test
	void subprotocolsAreThoseOfTheDocument() throws IOException {
		String text = String.join("\n", document());
		assertThat(Arrays.stream(WireForm.values()).map((form) -> "subprotocol `" + form.subprotocol() + "`"))
			.allSatisfy((form) -> assertThat(text).contains(form));
	}

	private static List<List<String>> clientRows() {
		return ClientFrameTypes.ALL.stream().map((row) -> row(row.number(), row.name(), row.frame())).toList();
	}

	private static List<List<String>> serverRows() {
		return ServerFrameTypes.ALL.stream().map((row) -> row(row.number(), row.name(), row.frame())).toList();
	}

	private static List<String> row(int number, String name, Class<?> frame) {
		return List.of(String.valueOf(number), name, String.join(" ", names(frame)));
	}

	private static List<List<String>> withoutNumber(List<List<String>> rows) {
		return rows.stream().map((row) -> row.subList(1, row.size())).toList();
	}

	private static List<String> names(Class<?> record) {
		return Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList();
	}

	private static List<String> written(String json) {
		JsonNode frame = new JsonMapper().readTree(json);
		List<String> names = new ArrayList<>(frame.propertyNames());
		assertThat(names.remove(0)).isEqualTo("type");
		return List.of(frame.get("type").stringValue(), String.join(" ", names));
	}

	private static List<List<String>> frameRows(String heading) throws IOException {
		return table(heading).stream()
			.map((row) -> List.of(row.get(0), codes(row.get(1)).get(0), String.join(" ", codes(row.get(2)))))
			.toList();
	}

	/** Cells of the first table below a heading. */
	private static List<List<String>> table(String heading) throws IOException {
		return document().stream()
			.dropWhile((line) -> !line.equals(heading))
			.dropWhile((line) -> !line.startsWith("|"))
			.takeWhile((line) -> line.startsWith("|"))
			.skip(2)
			.map((line) -> Stream.of(line.substring(1).split("\\|")).map(String::trim).toList())
			.toList();
	}

	private static List<String> codesBetween(String start, String end) throws IOException {
		String text = String.join("\n", document());
		int from = text.indexOf(start) + start.length();
		return codes(text.substring(from, text.indexOf(end, from)));
	}

	private static List<String> codes(String text) {
		return CODE.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
	}

	private static List<String> document() throws IOException {
		return Files.readAllLines(Path.of("../docs/protocol.md"));
	}

}
