package org.livespring.protocol;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.livespring.protocol.ClientFrame.CallAction;
import org.livespring.protocol.ClientFrame.ComponentMount;
import org.livespring.protocol.ClientFrame.ComponentPing;
import org.livespring.protocol.ClientFrame.ComponentRehydrate;
import org.livespring.protocol.ClientFrame.ComponentUnmount;
import org.livespring.protocol.ClientFrame.OfferedSnapshot;
import org.livespring.protocol.ClientFrame.PropertyUpdate;
import org.livespring.protocol.ClientFrame.Resync;
import org.livespring.protocol.ClientFrame.RoomJoin;
import org.livespring.protocol.ClientFrame.RoomLeave;

/** The table "Client to server": reading and writing of a frame stand side by side. */
final class ClientFrameTypes {

	private static final int MAX_TOUCHED = 1000;

	static final FrameTypes<ClientFrame> TABLE = new FrameTypes<>(List.of(
	// @formatter:off
			type(1, "COMPONENT_MOUNT", ComponentMount.class,
					(in) -> new ComponentMount(in.requestId(), in.name("name"), in.object("props")),
					(out, frame) -> out.text("name", frame.name()).value("props", frame.props())),
			type(2, "COMPONENT_UNMOUNT", ComponentUnmount.class,
					(in) -> new ComponentUnmount(in.requestId(), in.name("componentId")),
					(out, frame) -> out.text("componentId", frame.componentId())),
			type(3, "COMPONENT_REHYDRATE", ComponentRehydrate.class,
					(in) -> new ComponentRehydrate(in.requestId(), in.page("page"),
							in.entries("components", ClientFrame.MAX_BATCH, (entry) -> offer(in.entry(entry)))),
					(out, frame) -> out.text("page", frame.page())
							.entries("components", frame.components(), ClientFrameTypes::write)),
			type(4, "CALL_ACTION", CallAction.class,
					(in) -> new CallAction(in.requestId(), in.name("componentId"), in.name("action"), in.number("ack"),
							in.optionalObject("payload"), in.optionalNames("touched", MAX_TOUCHED), in.flag("again")),
					(out, frame) -> out.text("componentId", frame.componentId()).text("action", frame.action())
							.number("ack", frame.ack()).value("payload", frame.payload())
							.list("touched", frame.touched(), out.json::writeString).flag("again", frame.again())),
			type(5, "PROPERTY_UPDATE", PropertyUpdate.class,
					ClientFrameTypes::propertyUpdate,
					(out, frame) -> out.text("componentId", frame.componentId()).number("ack", frame.ack())
							.value("values", frame.values()).value("query", frame.query())),
			type(6, "COMPONENT_PING", ComponentPing.class,
					(in) -> new ComponentPing(in.requestId()),
					(out, frame) -> { }),
			type(8, "RESYNC", Resync.class,
					(in) -> new Resync(in.requestId(), in.name("componentId")),
					(out, frame) -> out.text("componentId", frame.componentId())),
			type(9, "ROOM_JOIN", RoomJoin.class,
					(in) -> new RoomJoin(in.requestId(), in.name("room"), in.optionalName("cursor")),
					(out, frame) -> out.text("room", frame.room()).text("cursor", frame.cursor())),
			type(10, "ROOM_LEAVE", RoomLeave.class,
					(in) -> new RoomLeave(in.requestId(), in.name("room")),
					(out, frame) -> out.text("room", frame.room()))));
	// @formatter:on

	private ClientFrameTypes() {
	}

	private static <F extends ClientFrame> FrameType<F> type(int number, String name, Class<F> frame,
			Function<FrameInput, F> reader, BiConsumer<FrameOutput, F> writer) {
		return new FrameType<>(number, name, frame, reader, (out, value) -> {
			out.number("requestId", value.requestId());
			writer.accept(out, value);
		});
	}

	private static PropertyUpdate propertyUpdate(FrameInput in) {
		PropertyUpdate update = new PropertyUpdate(in.requestId(), in.name("componentId"), in.number("ack"),
				in.optionalObject("values"), in.optionalObject("query"));
		if (update.values() == null && update.query() == null) {
			throw in.malformed("values");
		}
		return update;
	}

	private static OfferedSnapshot offer(FrameInput in) {
		return new OfferedSnapshot(in.text("snapshot"), in.name("tag"), in.optionalNumber("length"),
				in.optionalNumber("hash"));
	}

	private static void write(FrameOutput out, OfferedSnapshot offer) {
		out.text("snapshot", offer.snapshot())
			.text("tag", offer.tag())
			.number("length", offer.length())
			.number("hash", offer.hash());
	}

}
