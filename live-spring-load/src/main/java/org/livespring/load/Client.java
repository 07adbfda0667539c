package org.livespring.load;

/** One of many that keep the server busy. */
interface Client {

	void start();

	/** Whether it may send. */
	boolean isReady();

	/** Stop sending once the answer to the last action has arrived. */
	void pause();

	boolean isIdle();

	/** Send actions from now on. */
	void act();

	void close();

}
