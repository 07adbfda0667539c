package org.livespring.sample.jobs;

/** The event that a job was not heard of for long: its node may have died. */
record FellSilent(String job) {

}
