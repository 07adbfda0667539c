package org.livespring;

import java.util.List;

/**
 * Reports the progress of jobs to the members of rooms. Applications inject it as a
 * Spring bean. If a job reports too often, some reports are dropped, but never the first
 * or the last. Members that join later can read the newest report of each job.
 */
public interface LiveProgress {

	/**
	 * Start a job. For this and each later report, the members of the room receive a
	 * {@link JobProgress} event.
	 * @param room name of the room
	 * @param job name of the job, unique in the room; replaces an earlier job with this
	 * name
	 * @return the job, for reports of its progress
	 */
	LiveJob start(String room, String job);

	/**
	 * Read the newest report of each job of a room.
	 * @param room name of the room
	 * @return the reports, of the job that was started last first; only the last twenty
	 * jobs are kept
	 */
	List<JobProgress> jobs(String room);

}
