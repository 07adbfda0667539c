package org.livespring.component;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Scope;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveConfigurationException;
import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LiveListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ComponentRegistryTests {

	private final ComponentRegistry registry = TestComponents.registry(ChatRoom.class, HTMLViewer.class, Named.class,
			NotOne.class);

	@Test
	void allHoldsTheAnnotatedBeansByName() {
		assertThat(this.registry.all()).extracting(ComponentDefinition::name)
			.containsExactly("chat-room", "html-viewer", "prices.v2");
	}

	@Test
	void getReadsTheDefaultsOfTheAnnotation() {
		ComponentDefinition component = this.registry.get("chat-room");
		assertThat(component.template()).isEqualTo("live/chat-room");
		assertThat(component.version()).isOne();
		assertThat(component.mountable()).isFalse();
		assertThat(component.hasView()).isFalse();
		assertThat(component.beanType()).isEqualTo(ChatRoom.class);
		assertThat(component.stateType()).isEqualTo(ChatRoom.State.class);
		assertThat(component.propsType()).isNull();
	}

	@Test
	void getReadsTheAnnotation() {
		ComponentDefinition component = this.registry.get("prices.v2");
		assertThat(component.template()).isEqualTo("shop/prices");
		assertThat(component.version()).isEqualTo(3);
		assertThat(component.mountable()).isTrue();
	}

	@Test
	void headlessComponentHasNoTemplate() {
		assertThat(this.registry.get("html-viewer").template()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Chat-Room", "chatRoom", "CHAT-ROOM", "chat-room ",
			"org.livespring.component.ChatRoom", "not-one", "chat\u2010room" })
	void getOfUnknownNameThrowsTheSame(String name) {
		assertThatExceptionOfType(LiveException.class).isThrownBy(() -> this.registry.get(name))
			.withMessageStartingWith("There is no component '")
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(LiveErrorCode.UNKNOWN_COMPONENT));
	}

	@ParameterizedTest
	@ValueSource(strings = { "chat-rom", "chatRoom", "chat" })
	void getOfUnknownNameTellsTheNearest(String name) {
		assertThatExceptionOfType(LiveException.class).isThrownBy(() -> this.registry.get(name))
			.withMessage("There is no component '" + name + "'; did you mean 'chat-room'?");
	}

	@Test
	void twoComponentsOfOneNameFail() {
		assertThatExceptionOfType(LiveConfigurationException.class)
			.isThrownBy(() -> TestComponents.registry(ChatRoom.class, SameName.class))
			.withMessageContainingAll("'chat-room'", ChatRoom.class.getName(), SameName.class.getName())
			.satisfies((ex) -> assertThat(ex.remedy()).contains("name"));
	}

	@ParameterizedTest
	@ValueSource(classes = { Prototype.class })
	void componentThatIsNoSingletonFails(Class<?> type) {
		assertThatExceptionOfType(LiveConfigurationException.class).isThrownBy(() -> TestComponents.registry(type))
			.withMessageContainingAll(type.getName(), "not a singleton")
			.satisfies((ex) -> assertThat(ex.remedy()).contains("State"));
	}

	@ParameterizedTest
	@ValueSource(classes = { ListeningBean.class, ActingBean.class })
	void annotatedMethodOfABeanThatIsNoComponentFails(Class<?> type) {
		assertThatExceptionOfType(LiveConfigurationException.class).isThrownBy(() -> TestComponents.registry(type))
			.withMessageContainingAll(type.getName(), "'told'", "no component")
			.satisfies((ex) -> assertThat(ex.remedy()).contains("@LiveComponent"));
	}

	@Test
	void withoutComponentsIsEmpty() {
		assertThat(TestComponents.registry().all()).isEmpty();
	}

	static class ListeningBean {

		@LiveListener
		void told(String event) {
		}

	}

	static class ActingBean extends Acting {

	}

	static class Acting {

		@LiveAction
		void told() {
		}

	}

	@LiveComponent
	static class ChatRoom {

		State mount() {
			return new State("");
		}

		record State(String text) {

		}

	}

	@LiveComponent(headless = true)
	static class HTMLViewer {

		State mount() {
			return new State();
		}

		record State() {

		}

	}

	@LiveComponent(name = "prices.v2", template = "shop/prices", version = 3, mountable = true)
	static class Named extends ChatRoom {

	}

	static class NotOne {

	}

	@LiveComponent(name = "chat-room")
	static class SameName extends ChatRoom {

	}

	@LiveComponent
	@Scope("prototype")
	static class Prototype extends ChatRoom {

	}

}
