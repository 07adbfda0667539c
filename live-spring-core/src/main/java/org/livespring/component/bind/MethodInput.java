package org.livespring.component.bind;

import java.lang.reflect.Method;
import java.util.Map;

/**
 * What a method takes from the browser.
 *
 * @param name the name that the browser calls it by, or its own
 * @param method the method
 * @param payload index of the parameter for the payload record, -1 if there is none
 * @param types types of the parameters that the browser sends, by their names
 */
public record MethodInput(String name, Method method, int payload, Map<String, Class<?>> types) {

	public static final int NO_PAYLOAD = -1;

}
