package org.livespring.render;

import java.util.List;

/**
 * HTML of a component, without that of its children: well-formed UTF-16 with {@code \n}
 * as the only line end, as a browser reads it.
 *
 * @param text the HTML
 * @param slots the places of the children, in the order of the text
 * @param fragments the places of shared fragments, in the order of the text
 */
public record Rendered(String text, List<Slot> slots, List<FragmentPlace> fragments) {

}
