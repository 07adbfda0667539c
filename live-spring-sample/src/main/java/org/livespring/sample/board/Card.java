package org.livespring.sample.board;

/** A card of the board. */
record Card(int id, String text, Column column) {

}
