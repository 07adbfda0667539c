package org.livespring.load;

/** One of many clients that put a server under load. */
interface Client {

	void start();

	/** Whether it is connected and may send. */
	boolean isReady();

	/** Stops sending after the answer to the last action. */
	void pause();

	boolean isIdle();

	/** Starts to send actions. */
	void act();

	void close();

}
