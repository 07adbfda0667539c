package org.livespring.component;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.scheduling.annotation.Async;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;

import org.livespring.AsyncValue;
import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveConfigurationException;
import org.livespring.LiveContext;
import org.livespring.LiveErrorCode;
import org.livespring.LiveListener;
import org.livespring.LiveMigration;
import org.livespring.LiveModel;
import org.livespring.LiveModelChange;
import org.livespring.LiveQuery;
import org.livespring.LiveSecret;
import org.livespring.LiveTask;
import org.livespring.RoomStateChanged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Each class that cannot work, with what its author is told. */
class ComponentReaderTests {

	static Stream<Arguments> failures() {
		return Stream.of(
		// @formatter:off
				arguments(NoState.class, "has no State", "record State"),
				arguments(ClassState.class, "State that is not a record", "record State"),
				arguments(ClassProps.class, "Props that are not a record", "record Props"),
				arguments(NoMount.class, "no method 'mount'", "State mount"),
				arguments(TwoMounts.class, "several methods 'mount'", "one of them"),
				arguments(PrivateMount.class, "Method 'mount'", "Remove 'private'"),
				arguments(MountReturnsText.class, "Method 'mount'", "Return the component's State"),
				arguments(MountTakesState.class, "Method 'mount'", "Remove it"),
				arguments(MountTakesPayload.class, "'String text'", "Remove it"),
				arguments(ViewReturnsNothing.class, "Method 'view'", "Return the template's model"),
				arguments(OnMount.class, "Method 'onMount'", "Name it 'mount'"),
				arguments(Rehydrated.class, "Method 'rehydrated'", "Name it 'rehydrate'"),
				arguments(PropChanged.class, "Method 'propChanged'", "Name it 'propsChanged'"),
				arguments(ViewThatChanges.class, "'LiveContext live'", "LiveViewContext"),
				arguments(ChangeOfNoModel.class, "when 'page' changes", "@LiveModel"),
				arguments(ChangeReturnsText.class, "Method 'changed'", "State or nothing"),
				arguments(ListenerOfAnyState.class, "RoomStateChanged without a type", "RoomStateChanged<Board>"),
				arguments(RehydrateReturnsText.class, "Method 'rehydrate'", "State or nothing"),
				arguments(PropsChangedReturnsNothing.class, "Method 'propsChanged'", "Return the component's State"),
				arguments(UnmountReturnsState.class, "Method 'unmount'", "Return nothing"),
				arguments(LifecycleAction.class, "Method 'view'", "Rename the method"),
				arguments(StaticAction.class, "Method 'act'", "Remove 'private' or 'static'"),
				arguments(PrivateAction.class, "Method 'act'", "Remove 'private' or 'static'"),
				arguments(AsyncAction.class, "is @Async", "@LiveTask"),
				arguments(AsyncEverything.class, "is @Async", "@LiveTask"),
				arguments(TwoActions.class, "name 'act'", "@LiveAction(name"),
				arguments(UnknownArgument.class, "'Thread thread'", "LiveArgumentResolver"),
				arguments(JsonPayload.class, "'JsonNode json'", "LiveArgumentResolver"),
				arguments(BeanPayload.class, "'Form form'", "record"),
				arguments(TwoPayloads.class, "more than one record", "one record"),
				arguments(ObjectPayload.class, "'Form.address.any' of type java.lang.Object", "records, text, numbers"),
				arguments(OptionalPayload.class, "'Form.text' of type java.util.Optional", "records, text, numbers"),
				arguments(SealedPayload.class, "'Form.shape'", "records, text, numbers"),
				arguments(RawListPayload.class, "'Form.list[]'", "records, text, numbers"),
				arguments(ErrorsWithoutPayload.class, "takes Errors", "record"),
				arguments(FutureAction.class, "CompletableFuture", "@LiveTask"),
				arguments(ListenerWithoutEvent.class, "listens to no event", "parameter"),
				arguments(ListenerOfTwoEvents.class, "listens to both", "one event"),
				arguments(ListenerReturnsText.class, "Method 'heard'", "State or nothing"),
				arguments(TwoListeners.class, "second listener", "once"),
				arguments(TaskWithoutValue.class, "Method 'load'", "AsyncValue<java.lang.String> load"),
				arguments(TaskOfAnotherType.class, "Method 'load'", "AsyncValue<java.lang.Integer> load"),
				arguments(TaskWithPayload.class, "'String text'", "LiveArgumentResolver"),
				arguments(TwoTasks.class, "second task for 'load'", "one task"),
				arguments(MigrationOfNothing.class, "does not take a state", "the state of version 1"),
				arguments(MigrationOfText.class, "does not take a state", "a record, an ObjectNode or a JsonNode"),
				arguments(MigrationWithContext.class, "does not take a state", "nothing else"),
				arguments(MigrationToOldState.class, "returns StateV1", "version 2: State or an ObjectNode"),
				arguments(MigrationToWrongStep.class, "Method 'one'", "version 2: StateV2 or an ObjectNode"),
				arguments(MigrationToText.class, "returns String", "version 2: a record, an ObjectNode or a JsonNode"),
				arguments(MigrationGap.class, "no migration from version 2", "@LiveMigration(from = 2)"),
				arguments(MigrationFromNowhere.class, "from version 0", "the first is 1"),
				arguments(MigrationFromPresent.class, "from version 1 of a component of version 1", "before"),
				arguments(TwoMigrations.class, "second migration from version 1", "one migration"),
				arguments(PrivateMigration.class, "Method 'one'", "Remove 'private'"),
				arguments(LifecycleMigration.class, "Method 'rehydrate'", "Rename the method"),
				arguments(SecretModel.class, "'code' that is a secret", "Remove @LiveSecret"),
				arguments(RecordModel.class, "property 'address'", "Use text"),
				arguments(MapQuery.class, "property 'map'", "Use text"),
				arguments(SameQuery.class, "name 'q'", "@LiveQuery"),
				arguments(ModelAndQuery.class, "name 'text'", "@LiveQuery"),
				arguments(BadName.class, "name 'a b'", "letters"),
				arguments(BadVersion.class, "version 0", "version = 1"),
				arguments(HeadlessTemplate.class, "headless", "Remove"),
				arguments(MountableUnbindable.class, "'Props.any'", "records, text, numbers"));
				// @formatter:on
	}

	@ParameterizedTest
	@MethodSource("failures")
	void readOfClassThatCannotWorkThrows(Class<?> type, String what, String remedy) {
		assertThatExceptionOfType(LiveConfigurationException.class).isThrownBy(() -> TestComponents.read(type))
			.withMessageContainingAll("omponent class " + type.getName() + " ", what)
			.satisfies((ex) -> assertThat(ex.remedy()).contains(remedy))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(LiveErrorCode.MISCONFIGURED));
	}

	@ParameterizedTest
	@MethodSource("constrained")
	void readOfConstraintsWithoutValidatorThrows(Class<?> type) {
		assertThatExceptionOfType(LiveConfigurationException.class)
			.isThrownBy(() -> TestComponents.read((Validator) null, type))
			.withMessageContainingAll(type.getName(), "no Bean Validation")
			.satisfies((ex) -> assertThat(ex.remedy()).contains("spring-boot-starter-validation"));
		assertThatNoException().isThrownBy(() -> TestComponents.read(type));
	}

	@Test
	void readWithoutValidatorNeedsNone() {
		assertThatNoException().isThrownBy(() -> TestComponents.read((Validator) null, Plain.class));
	}

	static List<Class<?>> constrained() {
		return List.of(ValidPayload.class, ConstrainedParameter.class, ConstrainedModel.class,
				ConstrainedMountable.class);
	}

	static class Base {

		record State(String text) {

		}

		State mount() {
			return new State("");
		}

	}

	record Form(String text) {

	}

	record StateV1(String text) {

	}

	record StateV2(String text) {

	}

	@LiveComponent(version = 2)
	static class MigrationOfNothing extends Base {

		@LiveMigration(from = 1)
		State one() {
			return null;
		}

	}

	@LiveComponent(version = 2)
	static class MigrationOfText extends Base {

		@LiveMigration(from = 1)
		State one(String old) {
			return null;
		}

	}

	@LiveComponent(version = 2)
	static class MigrationWithContext extends Base {

		@LiveMigration(from = 1)
		State one(StateV1 old, LiveContext live) {
			return null;
		}

	}

	@LiveComponent(version = 2)
	static class MigrationToOldState extends Base {

		@LiveMigration(from = 1)
		StateV1 one(StateV1 old) {
			return null;
		}

	}

	@LiveComponent(version = 3)
	static class MigrationToWrongStep extends Base {

		@LiveMigration(from = 1)
		StateV1 one(StateV1 old) {
			return null;
		}

		@LiveMigration(from = 2)
		State two(StateV2 old) {
			return null;
		}

	}

	@LiveComponent(version = 3)
	static class MigrationToText extends Base {

		@LiveMigration(from = 1)
		String one(StateV1 old) {
			return null;
		}

		@LiveMigration(from = 2)
		State two(ObjectNode old) {
			return null;
		}

	}

	@LiveComponent(version = 4)
	static class MigrationGap extends Base {

		@LiveMigration(from = 1)
		State one(StateV1 old) {
			return null;
		}

		@LiveMigration(from = 3)
		State three(StateV2 old) {
			return null;
		}

	}

	@LiveComponent(version = 2)
	static class MigrationFromNowhere extends Base {

		@LiveMigration(from = 0)
		State one(StateV1 old) {
			return null;
		}

	}

	@LiveComponent(version = 1)
	static class MigrationFromPresent extends Base {

		@LiveMigration(from = 1)
		State one(StateV1 old) {
			return null;
		}

	}

	@LiveComponent(version = 2)
	static class TwoMigrations extends Base {

		@LiveMigration(from = 1)
		State one(StateV1 old) {
			return null;
		}

		@LiveMigration(from = 1)
		State two(StateV1 old) {
			return null;
		}

	}

	@LiveComponent(version = 2)
	static class PrivateMigration extends Base {

		@LiveMigration(from = 1)
		private State one(StateV1 old) {
			return null;
		}

	}

	@LiveComponent(version = 2)
	static class LifecycleMigration extends Base {

		@LiveMigration(from = 1)
		State rehydrate(State old) {
			return null;
		}

	}

	@LiveComponent
	static class NoState {

	}

	@LiveComponent
	static class ClassState {

		static class State {

		}

	}

	@LiveComponent
	static class ClassProps extends Base {

		static class Props {

		}

	}

	@LiveComponent
	static class NoMount {

		record State() {

		}

	}

	@LiveComponent
	static class TwoMounts extends Base {

		State mount(LiveContext live) {
			return mount();
		}

	}

	@LiveComponent
	static class PrivateMount {

		record State() {

		}

		private State mount() {
			return new State();
		}

	}

	@LiveComponent
	static class MountReturnsText {

		record State() {

		}

		String mount() {
			return "";
		}

	}

	@LiveComponent
	static class MountTakesState {

		record State() {

		}

		State mount(State state) {
			return state;
		}

	}

	@LiveComponent
	static class MountTakesPayload {

		record State() {

		}

		State mount(String text) {
			return new State();
		}

	}

	@LiveComponent
	static class ViewReturnsNothing extends Base {

		void view(State state) {
		}

	}

	@LiveComponent
	static class RehydrateReturnsText extends Base {

		String rehydrate(State state) {
			return "";
		}

	}

	@LiveComponent
	static class PropsChangedReturnsNothing extends Base {

		void propsChanged(State state) {
		}

	}

	@LiveComponent
	static class UnmountReturnsState extends Base {

		State unmount(State state) {
			return state;
		}

	}

	@LiveComponent
	static class LifecycleAction extends Base {

		@LiveAction
		State view(State state) {
			return state;
		}

	}

	@LiveComponent
	static class StaticAction extends Base {

		@LiveAction
		static void act() {
		}

	}

	@LiveComponent
	static class AsyncAction extends Base {

		@Async
		@LiveAction
		void act() {
		}

	}

	@Async
	@LiveComponent
	static class AsyncEverything extends Base {

	}

	@LiveComponent
	static class PrivateAction extends Base {

		@LiveAction
		private void act() {
		}

	}

	@LiveComponent
	static class TwoActions extends Base {

		@LiveAction
		void act() {
		}

		@LiveAction(name = "act")
		void other() {
		}

	}

	@LiveComponent
	static class UnknownArgument extends Base {

		@LiveAction
		void act(Thread thread) {
		}

	}

	@LiveComponent
	static class JsonPayload extends Base {

		@LiveAction
		void act(JsonNode json) {
		}

	}

	@LiveComponent
	static class BeanPayload extends Base {

		@LiveAction
		void act(Form form) {
		}

		static class Form {

		}

	}

	@LiveComponent
	static class TwoPayloads extends Base {

		@LiveAction
		void act(Form form, Other other) {
		}

		record Other(String text) {

		}

	}

	@LiveComponent
	static class ObjectPayload extends Base {

		@LiveAction
		void act(Form form) {
		}

		record Form(Address address) {

		}

		record Address(Object any) {

		}

	}

	@LiveComponent
	static class OptionalPayload extends Base {

		@LiveAction
		void act(Form form) {
		}

		record Form(Optional<String> text) {

		}

	}

	@LiveComponent
	static class SealedPayload extends Base {

		@LiveAction
		void act(Form form) {
		}

		record Form(Shape shape) {

		}

		sealed interface Shape permits Circle {

		}

		record Circle(int radius) implements Shape {

		}

	}

	@LiveComponent
	static class RawListPayload extends Base {

		@LiveAction
		void act(Form form) {
		}

		record Form(@SuppressWarnings("rawtypes") List list) {

		}

	}

	@LiveComponent
	static class ErrorsWithoutPayload extends Base {

		@LiveAction
		void act(Errors errors) {
		}

	}

	@LiveComponent
	static class ConstrainedParameter extends Base {

		@LiveAction
		void act(@NotBlank String text) {
		}

	}

	@LiveComponent
	static class FutureAction extends Base {

		@LiveAction
		CompletableFuture<String> act() {
			return CompletableFuture.completedFuture("");
		}

	}

	@LiveComponent
	static class ListenerWithoutEvent extends Base {

		@LiveListener
		void heard(State state) {
		}

	}

	@LiveComponent
	static class ListenerOfTwoEvents extends Base {

		@LiveListener
		void heard(LocalDate one, Form two) {
		}

	}

	@LiveComponent
	static class ListenerReturnsText extends Base {

		@LiveListener
		String heard(Form event) {
			return "";
		}

	}

	@LiveComponent
	static class TwoListeners extends Base {

		@LiveListener
		void heard(Form event) {
		}

		@LiveListener
		void heardToo(Form event) {
		}

	}

	@LiveComponent
	static class TaskWithoutValue extends Base {

		@LiveTask
		String load() {
			return "";
		}

	}

	@LiveComponent
	static class TaskOfAnotherType {

		record State(AsyncValue<String> load) {

		}

		State mount() {
			return new State(AsyncValue.idle());
		}

		@LiveTask
		int load() {
			return 0;
		}

	}

	@LiveComponent
	static class TaskWithPayload {

		record State(AsyncValue<String> load) {

		}

		State mount() {
			return new State(AsyncValue.idle());
		}

		@LiveTask
		String load(String text) {
			return text;
		}

	}

	@LiveComponent
	static class TwoTasks {

		record State(AsyncValue<String> load) {

		}

		State mount() {
			return new State(AsyncValue.idle());
		}

		@LiveTask
		String load() {
			return "";
		}

		@LiveTask(name = "load")
		String again() {
			return "";
		}

	}

	@LiveComponent
	static class OnMount extends Base {

		State onMount() {
			return mount();
		}

	}

	@LiveComponent
	static class Rehydrated extends Base {

		State rehydrated(State state) {
			return state;
		}

	}

	@LiveComponent
	static class PropChanged extends Base {

		State propChanged(State state) {
			return state;
		}

	}

	@LiveComponent
	static class ViewThatChanges {

		record State() {
		}

		State mount() {
			return new State();
		}

		State view(State state, LiveContext live) {
			return state;
		}

	}

	@LiveComponent
	static class ChangeOfNoModel {

		record State(@LiveModel String filter, int page) {
		}

		State mount() {
			return new State("", 1);
		}

		@LiveModelChange({ "filter", "page" })
		State changed(State state) {
			return state;
		}

	}

	@LiveComponent
	static class ChangeReturnsText {

		record State(@LiveModel String filter) {
		}

		State mount() {
			return new State("");
		}

		@LiveModelChange("filter")
		String changed(State state) {
			return "";
		}

	}

	@LiveComponent
	static class ListenerOfAnyState {

		record State() {
		}

		State mount() {
			return new State();
		}

		@LiveListener
		void heard(RoomStateChanged<?> changed) {
		}

	}

	@LiveComponent
	static class SecretModel {

		record State(@LiveModel @LiveSecret String code) {

		}

		State mount() {
			return new State("");
		}

	}

	@LiveComponent
	static class RecordModel {

		record State(@LiveModel Form address) {

		}

		State mount() {
			return new State(null);
		}

	}

	@LiveComponent
	static class MapQuery {

		record State(@LiveQuery Map<String, String> map) {

		}

		State mount() {
			return new State(Map.of());
		}

	}

	@LiveComponent
	static class SameQuery {

		record State(@LiveQuery("q") String one, @LiveQuery("q") String two) {

		}

		State mount() {
			return new State("", "");
		}

	}

	@LiveComponent
	static class ModelAndQuery {

		record State(@LiveModel String text, @LiveQuery("text") String two) {

		}

		State mount() {
			return new State("", "");
		}

	}

	@LiveComponent(name = "a b")
	static class BadName extends Base {

	}

	@LiveComponent(version = 0)
	static class BadVersion extends Base {

	}

	@LiveComponent(headless = true, template = "x")
	static class HeadlessTemplate extends Base {

	}

	@LiveComponent(mountable = true)
	static class MountableUnbindable extends Base {

		record Props(Object any) {

		}

	}

	@LiveComponent
	static class ValidPayload extends Base {

		@LiveAction
		void act(@Valid Form form) {
		}

	}

	@LiveComponent
	static class ConstrainedModel {

		record State(@LiveModel @NotBlank String text) {

		}

		State mount() {
			return new State("");
		}

	}

	@LiveComponent(mountable = true)
	static class ConstrainedMountable extends Base {

		record Props(@NotBlank String text) {

		}

	}

	@LiveComponent
	static class Plain extends Base {

		@LiveAction
		void act(Form form, Errors errors) {
		}

	}

}
