package org.livespring.protocol;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.livespring.LiveErrorCode;
import org.livespring.protocol.ServerFrame.ActionResponse;
import org.livespring.protocol.ServerFrame.Adoption;
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
import org.livespring.protocol.ServerFrame.NavigateMode;
import org.livespring.protocol.ServerFrame.PresenceDiff;
import org.livespring.protocol.ServerFrame.PresenceState;
import org.livespring.protocol.ServerFrame.RoomEvent;
import org.livespring.protocol.ServerFrame.RoomFragment;
import org.livespring.protocol.ServerFrame.SnapshotRequest;
import org.livespring.protocol.ServerFrame.StateUpdate;

/** The table "Server to client": reading and writing of a frame stand side by side. */
final class ServerFrameTypes {

	private static final int MAX_ENTRIES = 10_000;

	static final FrameTypes<ServerFrame> TABLE = new FrameTypes<>(List.of(
	// @formatter:off
			type(1, "CONNECTION_ESTABLISHED", ConnectionEstablished.class,
					(in) -> new ConnectionEstablished(in.integer("version"), in.integer("pingSeconds"),
							in.integer("batch"), in.optionalNumber("sessionSeconds")),
					(out, frame) -> out.number("version", (long) frame.version())
							.number("pingSeconds", (long) frame.pingSeconds()).number("batch", (long) frame.batch())
							.number("sessionSeconds", frame.sessionSeconds())),
			type(2, "COMPONENT_MOUNTED", ComponentMounted.class,
					(in) -> new ComponentMounted(in.requestId(), in.name("componentId"), in.optionalText("html"),
							in.text("snapshot"), in.name("tag"), children(in)),
					(out, frame) -> out.number("requestId", frame.requestId())
							.text("componentId", frame.componentId()).text("html", frame.html())
							.text("snapshot", frame.snapshot()).text("tag", frame.tag())
							.entries("children", present(frame.children()), ServerFrameTypes::write)),
			type(3, "COMPONENT_REHYDRATED", ComponentRehydrated.class,
					(in) -> new ComponentRehydrated(in.requestId(),
							in.entries("components", MAX_ENTRIES, (entry) -> adoption(in, entry))),
					(out, frame) -> out.number("requestId", frame.requestId())
							.list("components", frame.components(), (adoption) -> write(out, adoption))),
			type(4, "COMPONENT_UPDATE", ComponentUpdate.class,
					(in) -> new ComponentUpdate(in.name("componentId"), in.number("seq"), in.patch("html"),
							in.patch("state"), in.optionalName("tag"), children(in)),
					(out, frame) -> out.text("componentId", frame.componentId()).number("seq", frame.seq())
							.patch("html", frame.html()).patch("state", frame.state()).text("tag", frame.tag())
							.entries("children", present(frame.children()), ServerFrameTypes::write)),
			type(5, "STATE_UPDATE", StateUpdate.class,
					(in) -> new StateUpdate(in.name("componentId"), in.number("seq"), in.patch("state"),
							in.optionalName("tag")),
					(out, frame) -> out.text("componentId", frame.componentId()).number("seq", frame.seq())
							.patch("state", frame.state()).text("tag", frame.tag())),
			type(6, "ACTION_RESPONSE", ActionResponse.class,
					(in) -> new ActionResponse(in.requestId(), in.optionalNumber("seq"), in.patch("html"),
							in.patch("state"), in.optionalName("tag"), in.next("result"), children(in)),
					(out, frame) -> out.number("requestId", frame.requestId()).number("seq", frame.seq())
							.patch("html", frame.html()).patch("state", frame.state()).text("tag", frame.tag())
							.value("result", frame.result())
							.entries("children", present(frame.children()), ServerFrameTypes::write)),
			type(7, "COMPONENT_PONG", ComponentPong.class,
					(in) -> new ComponentPong(in.requestId()),
					(out, frame) -> out.number("requestId", frame.requestId())),
			type(8, "SNAPSHOT_REQUEST", SnapshotRequest.class,
					(in) -> new SnapshotRequest(in.name("componentId")),
					(out, frame) -> out.text("componentId", frame.componentId())),
			type(9, "CLIENT_EVENT", ClientEvent.class,
					(in) -> new ClientEvent(in.name("componentId"), in.name("name"), in.next("detail")),
					(out, frame) -> out.text("componentId", frame.componentId()).text("name", frame.name())
							.value("detail", frame.detail())),
			type(10, "NAVIGATE", Navigate.class,
					(in) -> new Navigate(in.name("componentId"), in.text("url"),
							in.constant("mode", NavigateMode.values(), NavigateMode::wireName)),
					(out, frame) -> out.text("componentId", frame.componentId()).text("url", frame.url())
							.text("mode", frame.mode().wireName())),
			type(11, "ROOM_EVENT", RoomEvent.class,
					(in) -> new RoomEvent(in.name("room"), in.optionalName("cursor"), in.optionalName("name"),
							in.next("data")),
					(out, frame) -> out.text("room", frame.room()).text("cursor", frame.cursor())
							.text("name", frame.name()).value("data", frame.data())),
			type(12, "ROOM_FRAGMENT", RoomFragment.class,
					(in) -> new RoomFragment(in.name("fragment"), in.number("seq"), in.patch("html")),
					(out, frame) -> out.text("fragment", frame.fragment()).number("seq", frame.seq())
							.patch("html", frame.html())),
			type(13, "PRESENCE_STATE", PresenceState.class,
					(in) -> new PresenceState(in.name("room"), members(in, "members")),
					(out, frame) -> out.text("room", frame.room())
							.list("members", frame.members(), (member) -> write(out, member))),
			type(14, "PRESENCE_DIFF", PresenceDiff.class,
					(in) -> new PresenceDiff(in.name("room"), members(in, "joined"), members(in, "updated"),
							in.optionalEntries("left", MAX_ENTRIES, JsonNode::asString)),
					(out, frame) -> out.text("room", frame.room())
							.list("joined", present(frame.joined()), (member) -> write(out, member))
							.list("updated", present(frame.updated()), (member) -> write(out, member))
							.list("left", present(frame.left()), out.json::writeString)),
			type(15, "BROADCAST", Broadcast.class,
					(in) -> new Broadcast(in.name("name"), in.next("data")),
					(out, frame) -> out.text("name", frame.name()).value("data", frame.data())),
			type(16, "ERROR", ErrorFrame.class,
					(in) -> new ErrorFrame(in.optionalNumber("requestId"), in.optionalName("componentId"),
							in.constant("code", LiveErrorCode.values(), LiveErrorCode::name), in.text("message"),
							in.optionalName("id")),
					(out, frame) -> out.number("requestId", frame.requestId())
							.text("componentId", frame.componentId()).text("code", frame.code().name())
							.text("message", frame.message()).text("id", frame.id()))));
	// @formatter:on

	private ServerFrameTypes() {
	}

	private static <F extends ServerFrame> FrameType<F> type(int number, String name, Class<F> frame,
			Function<FrameInput, F> reader, BiConsumer<FrameOutput, F> writer) {
		return new FrameType<>(number, name, frame, reader, writer);
	}

	private static List<Child> children(FrameInput in) {
		return in.optionalEntries("children", MAX_ENTRIES, (entry) -> child(in.entry(entry)));
	}

	private static Child child(FrameInput in) {
		return new Child(in.name("componentId"), in.name("parentId"), in.name("slot"), in.optionalText("html"),
				in.text("snapshot"), in.name("tag"), in.optionalText("query"));
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

	private static List<Member> members(FrameInput in, String name) {
		return in.optionalEntries(name, MAX_ENTRIES, (entry) -> {
			FrameInput fields = in.entry(entry);
			return new Member(fields.text("key"), fields.next("metadata"));
		});
	}

	private static void write(FrameOutput out, Member member) {
		out.object().start().text("key", member.key()).value("metadata", member.metadata()).end();
	}

	private static Adoption adoption(FrameInput in, JsonNode entry) {
		if (entry.isString()) {
			return Adoption.accepted(entry.stringValue());
		}
		FrameInput fields = in.entry(entry);
		return entry.has("code")
				? Adoption.refused(fields.constant("code", LiveErrorCode.values(), LiveErrorCode::name))
				: Adoption.forked(fields.name("componentId"), fields.text("snapshot"), fields.name("tag"));
	}

	private static void write(FrameOutput out, Adoption adoption) {
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

}
