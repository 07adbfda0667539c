package org.livespring.state;

/**
 * A snapshot as a browser keeps it.
 *
 * @param text its text
 * @param tag authentication tag over the text
 */
public record SignedSnapshot(String text, String tag) {

}
