package org.livespring.protocol;

import java.util.EnumMap;
import java.util.Map;

/** A frame for many connections that is encoded only once for each form. Thread-safe. */
public final class SharedFrame {

	private final ServerFrame frame;

	private final Map<WireForm, String> texts = new EnumMap<>(WireForm.class);

	/**
	 * Create a frame to share.
	 * @param frame the frame
	 */
	public SharedFrame(ServerFrame frame) {
		this.frame = frame;
	}

	public ServerFrame frame() {
		return this.frame;
	}

	/**
	 * Get the frame as a text message.
	 * @param codec encodes the frame if no connection with this form has asked before
	 * @return the text, the same object for all connections with this form
	 */
	public synchronized String text(FrameCodec codec) {
		return this.texts.computeIfAbsent(codec.form(), (form) -> codec.writeServer(this.frame));
	}

}
