package org.livespring.state;

import java.io.CharArrayWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveConfigurationException;
import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.json.StoredJson;
import org.livespring.state.crypto.KeyRing;
import org.livespring.state.crypto.Seal;
import org.livespring.state.crypto.Signer;
import org.livespring.state.secret.Secrets;

/**
 * Snapshots to signed text and back. What a browser presents is not looked into before
 * its signature is verified.
 */
public final class SnapshotCodec {

	/** How far the clocks of two nodes may be apart. */
	private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

	private static final long MINUTE = Duration.ofMinutes(1).toMillis();

	/** Room for a short text, and for how much a long one grows. */
	private static final int SPARE = 1024;

	private final StateMapper mapper;

	private final StateForms forms;

	private final Signer signer;

	private final Seal seal;

	private final List<byte[]> secretKeys;

	private final Settings settings;

	private final Clock clock;

	/**
	 * Create a codec.
	 * @param application mapper of the application, whose modules count for state and
	 * props
	 * @param keys keys of the application
	 * @param settings what can be configured
	 * @param clock tells what has expired
	 */
	public SnapshotCodec(JsonMapper application, KeyRing keys, Settings settings, Clock clock) {
		this.mapper = new StateMapper(application);
		this.forms = new StateForms(StoredJson.mapper(application));
		this.signer = new Signer(keys.derive("snapshot"));
		this.seal = new Seal(keys.derive("snapshot-seal"));
		this.secretKeys = keys.derive("snapshot-secret");
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Check at start whether snapshots of a component could be read.
	 * @param type what the component declares
	 * @throws LiveConfigurationException if a type is not readable
	 */
	public void check(StateType type) {
		new StateTypeCheck(this.mapper.json(), type.state()).run();
		if (type.props() != null) {
			new StateTypeCheck(this.mapper.json(), type.props()).run();
		}
		type.migrations().forEach((migration) -> new StateTypeCheck(this.mapper.json(), migration.takes()).run());
	}

	/**
	 * The expiry of a snapshot that is written now. It is later by as much as clocks may
	 * be apart, so that no node refuses what is still valid on another.
	 * @return minutes since 1970
	 */
	public long expiry() {
		long end = this.clock.millis() + this.settings.life().plus(CLOCK_SKEW).toMillis();
		return Math.floorDiv(end + MINUTE - 1, MINUTE);
	}

	/**
	 * How long a snapshot is accepted at most, by the clock of any node.
	 * @param life the configured life
	 * @return the life with what clocks and rounding may add
	 */
	public static Duration longest(Duration life) {
		return life.plus(CLOCK_SKEW.multipliedBy(2)).plusMillis(MINUTE);
	}

	/**
	 * The expiry of the next snapshot of an instance: it changes only after half of the
	 * snapshot's life, so that it does not cost bytes on each update.
	 * @param expires the present expiry, in minutes since 1970
	 * @return minutes since 1970
	 */
	public long renewed(long expires) {
		long half = this.settings.life().toMinutes() / 2;
		return (this.clock.millis() / MINUTE < expires - half) ? expires : expiry();
	}

	/**
	 * Whether a snapshot written anew would expire later.
	 * @param expires its expiry
	 * @return {@code true} if half of its life is over
	 */
	public boolean isRenewable(long expires) {
		return renewed(expires) != expires;
	}

	/**
	 * Write and sign a snapshot.
	 * @param snapshot the snapshot
	 * @return its text and tag
	 * @throws LiveException if its state cannot be written or is too large
	 */
	public SignedSnapshot write(Snapshot snapshot) {
		return write(snapshot, null);
	}

	/**
	 * Write and sign the next snapshot of an instance.
	 * @param snapshot the snapshot
	 * @param memory what the last one left, {@code null} for nothing
	 * @return its text and tag, the same as without memory
	 * @throws LiveException if its state cannot be written or is too large
	 */
	public SignedSnapshot write(Snapshot snapshot, @Nullable SnapshotMemory memory) {
		SnapshotHeader header = snapshot.header();
		try {
			return this.settings.encrypt() ? signed(sealed(snapshot), header) : signed(snapshot, memory);
		}
		catch (JacksonException ex) {
			throw new LiveException(LiveErrorCode.INTERNAL_ERROR, "The state of '" + header.name()
					+ "' cannot be written: " + ex.getOriginalMessage() + ", at " + ex.getPathReference(), ex);
		}
	}

	private SignedSnapshot signed(Snapshot snapshot, @Nullable SnapshotMemory memory) {
		CharArrayWriter out = new CharArrayWriter((memory != null) ? memory.text().length() + SPARE : SPARE);
		ListTexts lists = (memory != null) ? new ListTexts(memory, out) : null;
		this.mapper.write((json) -> {
			json.writeStartObject();
			json.writeName("header");
			HeaderJson.write(snapshot.header(), json);
			writeMembers(snapshot.header().id(), snapshot.content(), lists, json);
			json.writeEndObject();
		}, out);
		String written = out.toString();
		SignedSnapshot signed = signed(written, snapshot.header());
		if (lists != null) {
			lists.finish(written, signed.text());
		}
		return signed;
	}

	private SignedSnapshot signed(String json, SnapshotHeader header) {
		String text = json;
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		if (!ScriptText.isPlain(json, bytes)) {
			text = ScriptText.escape(json);
			bytes = (text.length() != json.length()) ? text.getBytes(StandardCharsets.UTF_8) : bytes;
		}
		if (text.length() > this.settings.maxLength()) {
			throw new LiveException(LiveErrorCode.LIMIT_EXCEEDED, "The state of '" + header.name() + "' takes "
					+ text.length() + " characters, more than " + this.settings.maxLength());
		}
		return new SignedSnapshot(text, this.signer.sign(bytes));
	}

	private String sealed(Snapshot snapshot) {
		String body = ScriptText.escape(this.mapper.write((json) -> {
			json.writeStartObject();
			writeMembers(snapshot.header().id(), snapshot.content(), null, json);
			json.writeEndObject();
		}));
		byte[] sealed = this.seal.seal(body.getBytes(StandardCharsets.UTF_8), snapshot.header().id());
		return this.mapper.write((json) -> {
			json.writeStartObject();
			json.writeName("header");
			HeaderJson.write(snapshot.header(), json);
			json.writeStringProperty("sealed", Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
			json.writeEndObject();
		});
	}

	private void writeMembers(String id, Content content, @Nullable ListTexts lists, JsonGenerator json) {
		String form = this.forms.of(content.props(), content.state());
		if (!form.isEmpty()) {
			json.writeStringProperty("form", form);
		}
		ObjectWriter writer = this.mapper.writer(new Secrets(this.secretKeys, 0, id), lists);
		json.writeName("props");
		writer.writeValue(json, content.props());
		json.writeName("state");
		writer.writeValue(json, content.state());
		writeUnlessEmpty("errors", content.errors().forms(), json);
		writeUnlessEmpty("children", content.children(), json);
		writeUnlessEmpty("defaults", content.defaults(), json);
		if (!content.started().isEmpty()) {
			this.mapper.writeValue("started", new TreeSet<>(content.started()), json);
		}
		writeUnlessEmpty("rooms", MembershipTexts.write(content.memberships()), json);
	}

	private void writeUnlessEmpty(String name, Map<String, ?> value, JsonGenerator json) {
		if (!value.isEmpty()) {
			this.mapper.writeValue(name, value, json);
		}
	}

	/**
	 * Verify what a browser presents, and read its header.
	 * @param signed text and tag, hostile
	 * @return a snapshot of ours that has not expired; whose it is remains to be checked
	 * @throws InvalidStateException if it is no such snapshot
	 */
	public VerifiedSnapshot verify(SignedSnapshot signed) {
		byte[] text = utf8(signed.text());
		int key = this.signer.verify(text, signed.tag());
		if (key == Signer.NOT_VERIFIED) {
			throw invalid("It is not signed by this application");
		}
		SnapshotHeader header = header(text);
		if (this.clock.millis() > header.expires() * MINUTE) {
			throw new InvalidStateException(LiveErrorCode.EXPIRED_STATE, "It has expired");
		}
		return new VerifiedSnapshot(header, text, key, this.mapper, this.forms, this.seal,
				new Secrets(this.secretKeys, key, header.id()));
	}

	private byte[] utf8(String text) {
		if (text.length() > this.settings.maxLength()) {
			throw invalid("It is too long");
		}
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		if (!new String(bytes, StandardCharsets.UTF_8).equals(text)) {
			throw invalid("It has lone surrogates");
		}
		return bytes;
	}

	private SnapshotHeader header(byte[] text) {
		try (JsonParser parser = this.mapper.parser(text)) {
			if (parser.nextToken() != JsonToken.START_OBJECT || !"header".equals(parser.nextName())) {
				throw invalid("It has no header");
			}
			parser.nextToken();
			return HeaderJson.read(this.mapper.json().readTree(parser));
		}
		catch (JacksonException | DateTimeException ex) {
			throw invalid("Its header is not readable");
		}
	}

	static InvalidStateException invalid(String message) {
		return new InvalidStateException(LiveErrorCode.INVALID_STATE, message);
	}

	/**
	 * What can be configured.
	 *
	 * @param life how long a snapshot is accepted after it was written
	 * @param encrypt whether props, state and errors are encrypted
	 * @param maxLength length of the longest text written or read
	 */
	public record Settings(Duration life, boolean encrypt, int maxLength) {

	}

}
