package org.livespring.protocol;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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

/**
 * The table "Client to server" of the protocol: type numbers, names and readers of all
 * client frames.
 */
final class ClientFrameTypes {

	private static final int MAX_TOUCHED = 1000;

	static final List<Row> ALL = List.of(
	// @formatter:off
			new Row(1, "COMPONENT_MOUNT", ComponentMount.class,
					(in) -> new ComponentMount(in.requestId(), in.name("name"), in.object("props"))),
			new Row(2, "COMPONENT_UNMOUNT", ComponentUnmount.class,
					(in) -> new ComponentUnmount(in.requestId(), in.name("componentId"))),
			new Row(3, "COMPONENT_REHYDRATE", ComponentRehydrate.class,
					(in) -> new ComponentRehydrate(in.requestId(), in.page("page"),
							in.entries("components", ClientFrame.MAX_BATCH, (entry) -> offer(in.entry(entry))))),
			new Row(4, "CALL_ACTION", CallAction.class,
					(in) -> new CallAction(in.requestId(), in.name("componentId"), in.name("action"), in.number("ack"),
							in.optionalObject("payload"), in.optionalNames("touched", MAX_TOUCHED), in.flag("again"))),
			new Row(5, "PROPERTY_UPDATE", PropertyUpdate.class, ClientFrameTypes::propertyUpdate),
			new Row(6, "COMPONENT_PING", ComponentPing.class, (in) -> new ComponentPing(in.requestId())),
			new Row(8, "RESYNC", Resync.class, (in) -> new Resync(in.requestId(), in.name("componentId"))),
			new Row(9, "ROOM_JOIN", RoomJoin.class,
					(in) -> new RoomJoin(in.requestId(), in.name("room"), in.optionalName("cursor"))),
			new Row(10, "ROOM_LEAVE", RoomLeave.class,
					(in) -> new RoomLeave(in.requestId(), in.name("room"))));
	// @formatter:on

	private static final Map<Integer, Row> BY_NUMBER = ALL.stream()
		.collect(Collectors.toMap(Row::number, Function.identity()));

	private static final Map<String, Row> BY_NAME = ALL.stream()
		.collect(Collectors.toMap(Row::name, Function.identity()));

	private ClientFrameTypes() {
	}

	/** Find the row for a frame's type, which is a number or a name. */
	static @Nullable Row find(JsonNode type) {
		if (type.isString()) {
			return BY_NAME.get(type.stringValue());
		}
		return type.isInt() ? BY_NUMBER.get(type.intValue()) : null;
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

	/**
	 * One frame type.
	 * 
	 * @param number number of the type in the compact form
	 * @param name name of the type in the readable form
	 * @param frame class of the frame
	 * @param reader reads the fields in their order
	 */
	record Row(int number, String name, Class<? extends ClientFrame> frame, Function<FrameInput, ClientFrame> reader) {
	}

}
