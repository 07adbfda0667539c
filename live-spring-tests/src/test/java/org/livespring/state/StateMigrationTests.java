package org.livespring.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import org.livespring.LiveErrorCode;
import org.livespring.LiveSecret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Snapshots of older versions, from the oldest form to the present one. */
class StateMigrationTests {

	private final SnapshotCodec codec = Snapshots.codec();

	private final List<Object> taken = new ArrayList<>();

	@Test
	void stateOfEachOlderVersionIsMigrated() {
		assertThat(read(1, new One("Ada Lovelace"), chain())).isEqualTo(new Four("Lovelace", "Ada"));
		assertThat(this.taken).hasSize(3);
		assertThat(read(2, new Two("Ada", "Lovelace"), chain())).isEqualTo(new Four("Lovelace", "Ada"));
		assertThat(read(3, Map.of("first", "Ada", "family", "Lovelace"), chain()))
			.isEqualTo(new Four("Lovelace", "Ada"));
		assertThat(read(4, new Four("Lovelace", "Ada"), chain())).isEqualTo(new Four("Lovelace", "Ada"));
		assertThat(this.taken).hasSize(6);
	}

	@Test
	void recordIsHandedToTheNextMigrationAsItIs() {
		Two two = new Two("Ada", "Lovelace");
		read(1, new One(""), type(3, Four.class, step(One.class, (old) -> two),
				step(Two.class, (old) -> new Four(((Two) old).last(), ((Two) old).first()))));
		assertThat(this.taken.get(1)).isSameAs(two);
	}

	@Test
	void stateOfTheMigrationIsTheStateItself() {
		Four four = new Four("Lovelace", "Ada");
		assertThat(read(1, new One(""), type(2, Four.class, step(One.class, (old) -> four)))).isSameAs(four);
	}

	@Test
	void headerKeepsTheVersionOfTheText() {
		SignedSnapshot signed = write(1, new One("Ada Lovelace"));
		assertThat(this.codec.verify(signed).accept(chain(), Snapshots.presenter()).header().version()).isEqualTo(1);
	}

	@Test
	void addedAndRemovedComponentsOfAnOldRecordAreTolerated() {
		record Older(String name, int removed) {
		}
		assertThat(read(1, new Older("Ada Lovelace", 1), chain())).isEqualTo(new Four("Lovelace", "Ada"));
	}

	@Test
	void versionBeforeTheFirstMigrationIsRefused() {
		StateType type = type(3, Four.class, step(ObjectNode.class, UnaryOperator.identity()));
		assertThat(refusal(1, new One("x"), type)).isEqualTo(LiveErrorCode.INVALID_STATE);
		assertThat(this.taken).isEmpty();
	}

	@Test
	void migrationThatThrowsRefuses() {
		StateType type = type(2, Four.class, step(One.class, (old) -> {
			throw new IllegalStateException("canary");
		}));
		assertThat(refusal(1, new One("x"), type)).isEqualTo(LiveErrorCode.INVALID_STATE);
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void logNamesTheVersionWhoseMigrationThrew(CapturedOutput output) {
		StateType type = type(5, Four.class, step(One.class, (old) -> new Two("a", "b")), step(Two.class, (old) -> {
			throw new IllegalStateException("failed");
		}), step(Three.class, UnaryOperator.identity()));
		refusal(2, new One("x"), type);
		assertThat(output).contains("The migration of 'chat-room' from version 3 failed");
	}

	@Test
	void nullThatAMigrationLeavesInThePlaceOfASecretIsItsEmptyValue() {
		record Sealed(@LiveSecret Optional<String> token, String name) {
		}
		StateType type = type(2, Sealed.class, step(ObjectNode.class, (old) -> ((ObjectNode) old).putNull("token")));
		assertThat(read(1, new One("Ada"), type)).isEqualTo(new Sealed(Optional.empty(), "Ada"));
	}

	@Test
	void treeThatDoesNotFitTheStateIsRefused() {
		StateType type = type(2, Number.class,
				step(JsonNode.class, (old) -> JsonMapper.shared().readTree("{\"value\":\"text\"}")));
		assertThat(refusal(1, new One("x"), type)).isEqualTo(LiveErrorCode.INVALID_STATE);
	}

	@Test
	void treeThatIsTooDeepIsRefusedWhenItIsWritten() {
		StateType type = type(2, Tree.class, step(JsonNode.class,
				(old) -> JsonMapper.shared().readTree("{\"tree\":".repeat(70) + "null" + "}".repeat(70))));
		Object state = read(1, new One("x"), type);
		assertThat(catchThrowableOfType(org.livespring.LiveException.class, () -> write(2, state)).code())
			.isEqualTo(LiveErrorCode.INTERNAL_ERROR);
	}

	@Test
	void foreignSnapshotIsNotMigrated() {
		VerifiedSnapshot snapshot = this.codec.verify(write(1, new One("x")));
		Presenter stranger = new Presenter("eve", Snapshots.presenter().bindings(), "parent00001", "entry:7");
		assertThat(catchThrowableOfType(InvalidStateException.class, () -> snapshot.accept(chain(), stranger)).code())
			.isEqualTo(LiveErrorCode.INVALID_STATE);
		assertThat(this.taken).isEmpty();
	}

	private StateType chain() {
		return type(4, Four.class, step(One.class, (old) -> {
			String[] names = ((One) old).name().split(" ");
			return new Two(names[0], names[1]);
		}), step(ObjectNode.class, (old) -> {
			ObjectNode tree = (ObjectNode) old;
			tree.set("family", tree.remove("last"));
			return tree;
		}), step(Three.class, (old) -> new Four(((Three) old).family(), ((Three) old).first())));
	}

	private StateType.Migration step(Class<?> takes, UnaryOperator<Object> step) {
		return new StateType.Migration(takes, (old) -> {
			assertThat(old).isInstanceOf(takes);
			this.taken.add(old);
			return step.apply(old);
		});
	}

	private static StateType type(int version, Class<?> state, StateType.Migration... migrations) {
		return new StateType("chat-room", version, state, null, List.of(migrations));
	}

	private Object read(int version, Object state, StateType type) {
		return this.codec.verify(write(version, state)).accept(type, Snapshots.presenter()).content().state();
	}

	private LiveErrorCode refusal(int version, Object state, StateType type) {
		InvalidStateException refusal = catchThrowableOfType(InvalidStateException.class,
				() -> read(version, state, type));
		assertThat(refusal.getMessage()).doesNotContain("canary");
		return refusal.code();
	}

	private SignedSnapshot write(int version, Object state) {
		SnapshotHeader header = Snapshots.header();
		SnapshotHeader old = new SnapshotHeader(header.id(), header.name(), version, header.parent(), header.slot(),
				header.principal(), header.binding(), header.scope(), header.expires(), 0, 1, 0);
		return this.codec.write(new Snapshot(old, Content.of(null, state)));
	}

	record One(String name) {
	}

	record Two(String first, String last) {
	}

	record Three(String first, String family) {
	}

	record Four(String family, String first) {
	}

	record Number(int value) {
	}

	record Tree(Tree tree) {
	}

}
