package org.livespring.state;

import java.util.List;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

import org.livespring.log.PrintableLog;
import org.livespring.state.secret.Secrets;

/** Reads a state of any known version as one of the current version. */
final class StateMigrator {

	private static final Log logger = PrintableLog.of(StateMigrator.class);

	private final StateType type;

	private final List<StateType.Migration> steps;

	private final StateMapper mapper;

	private final Secrets secrets;

	StateMigrator(StateType type, List<StateType.Migration> steps, StateMapper mapper, Secrets secrets) {
		this.type = type;
		this.steps = steps;
		this.mapper = mapper;
		this.secrets = secrets;
	}

	@Nullable Object read(JsonParser parser) {
		Object value = this.mapper.readValue(parser, typeAt(0), this.secrets);
		for (int i = 0; i < this.steps.size() && value != null; i++) {
			value = this.mapper.convert(migrate(i, value), typeAt(i + 1), this.secrets);
		}
		return value;
	}

	private Class<?> typeAt(int step) {
		return (step < this.steps.size()) ? this.steps.get(step).takes() : this.type.state();
	}

	/** A migration that fails must not leave the browser with a page that is dead. */
	private Object migrate(int step, Object state) {
		try {
			return this.steps.get(step).step().apply(state);
		}
		catch (Exception ex) {
			int from = this.type.version() - this.steps.size() + step;
			logger.error("The migration of '" + this.type.name() + "' from version " + from + " failed", ex);
			throw SnapshotCodec.invalid("Its migration failed");
		}
	}

}
