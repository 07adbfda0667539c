package org.livespring.protocol;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.livespring.protocol.ServerFrame.ActionResponse;
import org.livespring.protocol.ServerFrame.Adopted;
import org.livespring.protocol.ServerFrame.Broadcast;
import org.livespring.protocol.ServerFrame.Child;
import org.livespring.protocol.ServerFrame.ClientEvent;
import org.livespring.protocol.ServerFrame.ComponentMounted;
import org.livespring.protocol.ServerFrame.ComponentPong;
import org.livespring.protocol.ServerFrame.ComponentRehydrated;
import org.livespring.protocol.ServerFrame.ComponentUpdate;
import org.livespring.protocol.ServerFrame.ConnectionEstablished;
import org.livespring.protocol.ServerFrame.ErrorFrame;
import org.livespring.protocol.ServerFrame.Member;
import org.livespring.protocol.ServerFrame.Navigate;
import org.livespring.protocol.ServerFrame.PresenceDiffFrame;
import org.livespring.protocol.ServerFrame.PresenceState;
import org.livespring.protocol.ServerFrame.RoomEventFrame;
import org.livespring.protocol.ServerFrame.RoomFragment;
import org.livespring.protocol.ServerFrame.SnapshotRequest;
import org.livespring.protocol.ServerFrame.StateUpdate;

/**
 * The table "Server to client" of the protocol: type numbers, names and writers of all
 * server frames.
 */
final class ServerFrameTypes {

	static final List<Row<?>> ALL = List.of(
	// @formatter:off
			new Row<>(1, "CONNECTION_ESTABLISHED", ConnectionEstablished.class,
					(out, frame) -> out.number("version", (long) frame.version())
							.number("pingSeconds", (long) frame.pingSeconds()).number("batch", (long) frame.batch())
							.number("sessionSeconds", frame.sessionSeconds()).number("messageSize", frame.messageSize())),
			new Row<>(2, "COMPONENT_MOUNTED", ComponentMounted.class,
					(out, frame) -> out.number("requestId", frame.requestId())
							.text("componentId", frame.componentId()).text("html", frame.html())
							.text("snapshot", frame.snapshot()).text("tag", frame.tag())
							.entries("children", present(frame.children()), ServerFrameTypes::write)),
			new Row<>(3, "COMPONENT_REHYDRATED", ComponentRehydrated.class,
					(out, frame) -> out.number("requestId", frame.requestId())
							.list("components", frame.components(), (adoption) -> write(out, adoption))),
			new Row<>(4, "COMPONENT_UPDATE", ComponentUpdate.class,
					(out, frame) -> out.text("componentId", frame.componentId()).number("seq", frame.seq())
							.patch("html", frame.html()).patch("state", frame.state()).text("tag", frame.tag())
							.entries("children", present(frame.children()), ServerFrameTypes::write)),
			new Row<>(5, "STATE_UPDATE", StateUpdate.class,
					(out, frame) -> out.text("componentId", frame.componentId()).number("seq", frame.seq())
							.patch("state", frame.state()).text("tag", frame.tag())),
			new Row<>(6, "ACTION_RESPONSE", ActionResponse.class,
					(out, frame) -> out.number("requestId", frame.requestId()).number("seq", frame.seq())
							.patch("html", frame.html()).patch("state", frame.state()).text("tag", frame.tag())
							.value("result", frame.result())
							.entries("children", present(frame.children()), ServerFrameTypes::write)),
			new Row<>(7, "COMPONENT_PONG", ComponentPong.class,
					(out, frame) -> out.number("requestId", frame.requestId())),
			new Row<>(8, "SNAPSHOT_REQUEST", SnapshotRequest.class,
					(out, frame) -> out.text("componentId", frame.componentId())),
			new Row<>(9, "CLIENT_EVENT", ClientEvent.class,
					(out, frame) -> out.text("componentId", frame.componentId()).text("name", frame.name())
							.value("detail", frame.detail())),
			new Row<>(10, "NAVIGATE", Navigate.class,
					(out, frame) -> out.text("componentId", frame.componentId()).text("url", frame.url())
							.text("mode", frame.mode().wireName())),
			new Row<>(11, "ROOM_EVENT", RoomEventFrame.class,
					(out, frame) -> out.text("room", frame.room()).text("cursor", frame.cursor())
							.text("name", frame.name()).value("data", frame.data())),
			new Row<>(12, "ROOM_FRAGMENT", RoomFragment.class,
					(out, frame) -> out.text("fragment", frame.fragment()).number("seq", frame.seq())
							.patch("html", frame.html())),
			new Row<>(13, "PRESENCE_STATE", PresenceState.class,
					(out, frame) -> out.text("room", frame.room())
							.list("members", frame.members(), (member) -> write(out, member))),
			new Row<>(14, "PRESENCE_DIFF", PresenceDiffFrame.class,
					(out, frame) -> out.text("room", frame.room())
							.list("joined", present(frame.joined()), (member) -> write(out, member))
							.list("updated", present(frame.updated()), (member) -> write(out, member))
							.list("left", present(frame.left()), out.json::writeString)),
			new Row<>(15, "BROADCAST", Broadcast.class,
					(out, frame) -> out.text("name", frame.name()).value("data", frame.data())),
			new Row<>(16, "ERROR", ErrorFrame.class,
					(out, frame) -> out.number("requestId", frame.requestId())
							.text("componentId", frame.componentId()).text("code", frame.code().name())
							.text("message", frame.message()).text("id", frame.id())));
	// @formatter:on

	private static final Map<Class<?>, Row<?>> BY_FRAME = ALL.stream()
		.collect(Collectors.toMap(Row::frame, Function.identity()));

	private ServerFrameTypes() {
	}

	static void write(FrameOutput out, ServerFrame frame) {
		Objects.requireNonNull(BY_FRAME.get(frame.getClass())).write(out, frame);
	}

	private static <T> @Nullable List<T> present(List<T> list) {
		return list.isEmpty() ? null : list;
	}

	private static void write(FrameOutput out, Child child) {
		out.text("componentId", child.componentId())
			.text("parentId", child.parentId())
			.text("slot", child.slot())
			.text("html", child.html())
			.text("snapshot", child.snapshot())
			.text("tag", child.tag())
			.text("query", child.query());
	}

	private static void write(FrameOutput out, Member member) {
		out.object().start().text("key", member.key()).value("metadata", member.metadata()).end();
	}

	private static void write(FrameOutput out, Adopted adoption) {
		if (adoption.code() != null) {
			out.object().start().text("code", adoption.code().name()).end();
		}
		else if (adoption.snapshot() == null) {
			out.json.writeString(adoption.componentId());
		}
		else {
			out.nested()
				.start()
				.text("componentId", adoption.componentId())
				.text("snapshot", adoption.snapshot())
				.text("tag", adoption.tag())
				.end();
		}
	}

	/**
	 * One frame type.
	 * 
	 * @param <F> type of the frame
	 * @param number number of the type in the compact form
	 * @param name name of the type in the readable form
	 * @param frame class of the frame
	 * @param writer writes the fields in their order
	 */
	record Row<F extends ServerFrame>(int number, String name, Class<F> frame, BiConsumer<FrameOutput, F> writer) {

		private void write(FrameOutput out, ServerFrame value) {
			out.start(this.number, this.name);
			this.writer.accept(out, this.frame.cast(value));
			out.end();
		}

	}

}
