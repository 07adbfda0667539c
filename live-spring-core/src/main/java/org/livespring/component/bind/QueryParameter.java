package org.livespring.component.bind;

/**
 * A parameter of the page's URL that belongs to a component.
 *
 * @param name the name of the parameter
 * @param push whether a change adds an entry to the browser's history
 */
public record QueryParameter(String name, boolean push) {

}
