package org.livespring.sample.todo;

/** An entry of the to-do list. */
record Entry(int id, String text, boolean done) {

}
