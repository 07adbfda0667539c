package org.livespring.state;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

import org.livespring.LiveErrorCode;
import org.livespring.component.form.FormErrors;
import org.livespring.state.crypto.Seal;
import org.livespring.state.secret.Secrets;

/**
 * A snapshot that this application signed and that has not expired. Its header can be
 * read; state and props only by who may present it.
 */
public final class VerifiedSnapshot {

	private final SnapshotHeader header;

	private final byte[] text;

	private final int key;

	private final StateMapper mapper;

	private final StateForms forms;

	private final Seal seal;

	private final Secrets secrets;

	VerifiedSnapshot(SnapshotHeader header, byte[] text, int key, StateMapper mapper, StateForms forms, Seal seal,
			Secrets secrets) {
		this.header = header;
		this.text = text;
		this.key = key;
		this.mapper = mapper;
		this.forms = forms;
		this.seal = seal;
		this.secrets = secrets;
	}

	/**
	 * What the snapshot says about itself.
	 * @return the header
	 */
	public SnapshotHeader header() {
		return this.header;
	}

	/**
	 * Read all of it.
	 * @param type what the component that the header names declares
	 * @param presenter who presents it, and where
	 * @return the snapshot, its state migrated to the current version
	 * @throws InvalidStateException if it belongs elsewhere, has a version that cannot be
	 * read or does not fit the declared types
	 */
	public Snapshot accept(StateType type, Presenter presenter) {
		if (!presenter.mayPresent(this.header) || !type.name().equals(this.header.name())) {
			throw SnapshotCodec.invalid("It belongs to another user, browser or place");
		}
		if (this.header.version() > type.version()) {
			throw new InvalidStateException(LiveErrorCode.ELSEWHERE, "It has a newer version");
		}
		List<StateType.Migration> migrations = type.migrationsFrom(this.header.version());
		if (migrations == null) {
			throw SnapshotCodec.invalid("It has an older version that nothing migrates");
		}
		try {
			return new Body(type, new StateMigrator(type, migrations, this.mapper, this.secrets)).read(this.text);
		}
		catch (JacksonException | GeneralSecurityException ex) {
			throw SnapshotCodec.invalid("It does not fit the types of '" + type.name() + "'");
		}
	}

	/** Collects the members after the header. */
	private final class Body {

		private final StateType type;

		private final StateMigrator migrator;

		private String form = "";

		private @Nullable Object props;

		private @Nullable Object state;

		private FormErrors errors = FormErrors.NONE;

		private Map<String, String> children = Map.of();

		private Set<String> started = Set.of();

		private Map<String, List<String>> defaults = Map.of();

		private Memberships memberships = Memberships.NONE;

		Body(StateType type, StateMigrator migrator) {
			this.type = type;
			this.migrator = migrator;
		}

		Snapshot read(byte[] json) throws GeneralSecurityException {
			readMembers(json);
			if (this.state == null) {
				throw SnapshotCodec.invalid("It has no state");
			}
			if (VerifiedSnapshot.this.header.version() == this.type.version()
					&& !this.form.equals(VerifiedSnapshot.this.forms.of(this.props, this.state))) {
				throw SnapshotCodec.invalid("It was written by other serializers");
			}
			return new Snapshot(VerifiedSnapshot.this.header, new Content(this.props, this.state, this.errors,
					this.children, this.started, this.defaults, this.memberships));
		}

		private void readMembers(byte[] json) throws GeneralSecurityException {
			try (JsonParser parser = VerifiedSnapshot.this.mapper.parser(json)) {
				parser.nextToken();
				for (String name = parser.nextName(); name != null; name = parser.nextName()) {
					parser.nextToken();
					readMember(name, parser);
				}
			}
		}

		private void readMember(String name, JsonParser parser) throws GeneralSecurityException {
			StateMapper mapper = VerifiedSnapshot.this.mapper;
			switch (name) {
				case "sealed" -> readMembers(unseal(parser.getString()));
				case "form" -> this.form = parser.getString();
				case "state" -> this.state = this.migrator.read(parser);
				case "errors" -> this.errors = mapper.readErrors(parser);
				case "children" -> this.children = mapper.readStrings(parser);
				case "started" -> this.started = Set.of(mapper.readValue(parser, String[].class));
				case "defaults" -> this.defaults = mapper.readStringLists(parser);
				case "rooms" -> this.memberships = MembershipTexts.read(mapper.readStrings(parser));
				case "props" -> {
					if (this.type.props() != null) {
						this.props = mapper.readValue(parser, this.type.props(), VerifiedSnapshot.this.secrets);
					}
					else {
						parser.skipChildren();
					}
				}
				default -> parser.skipChildren();
			}
		}

		private byte[] unseal(String sealed) throws GeneralSecurityException {
			byte[] bytes;
			try {
				bytes = Base64.getUrlDecoder().decode(sealed);
			}
			catch (IllegalArgumentException ex) {
				throw new GeneralSecurityException("It is not Base64", ex);
			}
			return VerifiedSnapshot.this.seal.open(bytes, VerifiedSnapshot.this.key, VerifiedSnapshot.this.header.id());
		}

	}

}
