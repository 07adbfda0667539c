package org.livespring.sample.todo;

/** Something to do. */
record Entry(int id, String text, boolean done) {

}
