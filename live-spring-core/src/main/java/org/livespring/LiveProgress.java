package org.livespring;

import java.util.List;

/**
 * Tells the members of a room how far long work is; a bean. What happens too often is
 * left out, the first and the last are not; who comes late finds the newest.
 */
public interface LiveProgress {

	/**
	 * Work begins; the members of the room get a {@link JobProgress}.
	 * @param room name of the room
	 * @param job name of the job, unique in the room; replaces an earlier one
	 * @return what the work says how far it is with
	 */
	LiveJob start(String room, String job);

	/**
	 * The newest of each job of a room.
	 * @param room name of the room
	 * @return the jobs, the one started last first; only the last twenty are kept
	 */
	List<JobProgress> jobs(String room);

}
