package org.livespring.protocol;

import java.util.List;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.livespring.LiveErrorCode;
import org.livespring.diff.Patch;
import org.livespring.diff.Patch.Copy;
import org.livespring.diff.Patch.Insert;
import org.livespring.protocol.ServerFrame.Adopted;
import org.livespring.protocol.ServerFrame.Child;
import org.livespring.protocol.ServerFrame.NavigateMode;

/** A frame of each type with all its fields, and some with few. */
final class Frames {

	static final String ID = "abcDEF-_123";

	static final String TAG = "AAAAAAAAAAAAAAAAAAAAAA";

	private static final Patch DELTA = Patch.delta(List.of(new Copy(0, 45), new Insert("8\"<😀"), new Copy(46, 20)));

	private static final List<Child> CHILDREN = List.of(
			new Child("child000001", ID, "entry:1", "<p>1</p>", "{}", TAG, "q page"),
			new Child("child000002", "child000001", "0", null, "{}", TAG, null));

	private static final List<ServerFrame.Member> MEMBERS = List
		.of(new ServerFrame.Member("ada", object("{\"mood\":\"😀\"}")), new ServerFrame.Member("bob", object("{}")));

	private Frames() {
	}

	static List<ClientFrame> fullClientFrames() {
		return List.of(new ClientFrame.ComponentMount(1, "chat-room", object("{\"room\":{\"id\":[1,2.5,null,true]}}")),
				new ClientFrame.ComponentUnmount(2, ID),
				new ClientFrame.ComponentRehydrate(3, "page",
						List.of(new ClientFrame.OfferedSnapshot("{\"a\":\"\\u003c\"}", TAG, 20_000L, 4294967295L),
								new ClientFrame.OfferedSnapshot("{}", TAG, null, null))),
				new ClientFrame.CallAction(4, ID, "post", 12, object("{\"text\":\"Hi 😀\"}"), List.of("text", "a.b[0]"),
						true),
				new ClientFrame.PropertyUpdate(5, ID, 0, object("{\"q\":\"a\"}"), object("{\"q\":[\"a\"]}")),
				new ClientFrame.ComponentPing(6), new ClientFrame.Resync(9007199254740991L, ID),
				new ClientFrame.RoomJoin(8, "chat:1", "e:7"), new ClientFrame.RoomLeave(9, "chat:1"));
	}

	static List<ClientFrame> sparseClientFrames() {
		return List.of(new ClientFrame.ComponentRehydrate(3, "p", List.of()),
				new ClientFrame.CallAction(4, ID, "increment", 0, null, null),
				new ClientFrame.CallAction(4, ID, "post", 0, null, List.of()),
				new ClientFrame.CallAction(4, ID, "post", 0, null, null, true), new ClientFrame.RoomJoin(8, "a", null));
	}

	static List<ServerFrame> fullServerFrames() {
		return List.of(new ServerFrame.ConnectionEstablished(1, 4, 50, 600L, 262_144),
				new ServerFrame.ComponentMounted(1, ID, "<p>", "{}", TAG, CHILDREN),
				new ServerFrame.ComponentRehydrated(2,
						List.of(Adopted.accepted(ID), Adopted.refused(LiveErrorCode.EXPIRED_STATE),
								Adopted.forked(ID, "{}", TAG))),
				new ServerFrame.ComponentUpdate(ID, 3, DELTA, Patch.full("{}"), TAG, CHILDREN),
				new ServerFrame.StateUpdate(ID, 4, DELTA, TAG),
				new ServerFrame.ActionResponse(5, 6L, DELTA, DELTA, TAG, object("{\"total\":3}"), CHILDREN),
				new ServerFrame.ComponentPong(7), new ServerFrame.SnapshotRequest(ID),
				new ServerFrame.ClientEvent(ID, "live:title", object("{\"a\":[]}")),
				new ServerFrame.Navigate(ID, "?q=a", NavigateMode.REPLACE),
				new ServerFrame.RoomEventFrame("chat:1", "e:8", "said", object("{\"text\":\"Hi 😀\"}")),
				new ServerFrame.RoomFragment("scores:1", 3, DELTA), new ServerFrame.PresenceState("chat:1", MEMBERS),
				new ServerFrame.PresenceDiffFrame("chat:1", MEMBERS, MEMBERS, List.of("eve", "mallory")),
				new ServerFrame.Broadcast("told", object("{\"a\":1}")),
				new ServerFrame.ErrorFrame(8L, ID, LiveErrorCode.ACTION_FAILED, "It failed", "x1"));
	}

	static List<ServerFrame> sparseServerFrames() {
		return List.of(new ServerFrame.ComponentMounted(1, ID, null, "{}", TAG, List.of()),
				new ServerFrame.ComponentUpdate(ID, 3, null, DELTA, TAG, List.of()),
				new ServerFrame.ComponentUpdate(ID, 3, null, null, null, CHILDREN),
				new ServerFrame.ActionResponse(5, null, null, null, null, null, List.of()),
				new ServerFrame.ActionResponse(5, null, null, null, null, object("{}"), List.of()),
				new ServerFrame.ClientEvent(ID, "saved", null), new ServerFrame.RoomEventFrame("a", "e:1", null, null),
				new ServerFrame.PresenceState("a", List.of()),
				new ServerFrame.PresenceDiffFrame("a", List.of(), MEMBERS, List.of()),
				new ServerFrame.PresenceDiffFrame("a", List.of(), List.of(), List.of("eve")),
				new ServerFrame.Broadcast("told", null),
				new ServerFrame.ErrorFrame(null, null, LiveErrorCode.RATE_LIMITED, "Too fast", null));
	}

	static ObjectNode object(String json) {
		return (ObjectNode) new JsonMapper().readTree(json);
	}

}
