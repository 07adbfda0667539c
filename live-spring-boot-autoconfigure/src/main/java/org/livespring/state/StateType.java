package org.livespring.state;

import org.jspecify.annotations.Nullable;

/**
 * What a component declares: the only types that its snapshots are decoded to.
 *
 * @param name name of the component
 * @param version current version of its state
 * @param state its state record
 * @param props its props record, {@code null} if it has none
 */
public record StateType(String name, int version, Class<?> state, @Nullable Class<?> props) {

}
