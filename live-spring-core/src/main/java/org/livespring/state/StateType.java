package org.livespring.state;

import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * What a component declares: the only types that its snapshots are decoded to.
 *
 * @param name name of the component
 * @param version current version of its state
 * @param state its state record
 * @param props its props record, {@code null} if it has none
 * @param migrations migrations of older states, one from each version up to the current
 */
public record StateType(String name, int version, Class<?> state, @Nullable Class<?> props,
		List<Migration> migrations) {

	public StateType {
		migrations = List.copyOf(migrations);
	}

	/** A component whose older snapshots are refused. */
	public StateType(String name, int version, Class<?> state, @Nullable Class<?> props) {
		this(name, version, state, props, List.of());
	}

	/** What leads from a version to the current one, {@code null} if nothing does. */
	@Nullable List<Migration> migrationsFrom(int version) {
		int missing = this.version - version;
		return (missing <= this.migrations.size())
				? this.migrations.subList(this.migrations.size() - missing, this.migrations.size()) : null;
	}

	/**
	 * Turns the state of one version into that of the next.
	 *
	 * @param takes the type the old state is decoded to: a record or a tree
	 * @param step gives the new state, as a record or a tree
	 */
	public record Migration(Class<?> takes, UnaryOperator<Object> step) {

	}

}
