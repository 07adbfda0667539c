package org.livespring.render.check;

import org.jspecify.annotations.Nullable;

/**
 * An attribute of the client in the source of a template.
 *
 * @param line its line, from 1
 * @param name its name, without the prefix of a template engine
 * @param value its value as it is written, {@code null} if it has none or an engine makes
 * it
 * @param computed whether an engine makes the value
 */
record TemplateAttribute(int line, String name, @Nullable String value, boolean computed) {

}
