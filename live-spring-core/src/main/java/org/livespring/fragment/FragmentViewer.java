package org.livespring.fragment;

import org.livespring.protocol.SharedFrame;

/** A connection that shows shared fragments. Thread-safe. */
public interface FragmentViewer {

	/** Send a frame that many viewers get, without waiting. */
	void sendShared(SharedFrame frame);

}
