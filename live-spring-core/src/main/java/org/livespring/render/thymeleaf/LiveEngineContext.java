package org.livespring.render.thymeleaf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.context.WebEngineContext;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

import org.livespring.render.RenderRequest;
import org.livespring.render.RequestOnly;

/**
 * Variables of one render of a component. It can record what a piece of the template
 * reads, for {@link KeyedLoop}.
 */
final class LiveEngineContext extends WebEngineContext {

	private static final String SELECTION = "*{}";

	private static final Set<String> NOT_RECORDED = Set
		.of(ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME);

	private final RenderRequest request;

	private final Deque<Local> locals = new ArrayDeque<>();

	private @Nullable Recording recording;

	LiveEngineContext(IEngineConfiguration configuration, OffRequestExchange exchange, RenderRequest request) {
		super(configuration, null, null, exchange, request.scope().locale(), request.model());
		this.request = request;
	}

	RenderRequest request() {
		return this.request;
	}

	/** Record what is read from here on and was set before. */
	Recording record() {
		this.recording = new Recording(level(), this.recording);
		return this.recording;
	}

	void end(Recording ended) {
		this.recording = ended.outer;
	}

	/** Take reads of an earlier time for reads of now. */
	void repeat(Reads reads) {
		reads.forEach(this::noteRead);
	}

	/** A variable, or the selection, without recording it. */
	@Nullable Object peek(String name) {
		return name.equals(SELECTION) ? super.getSelectionTarget() : super.getVariable(name);
	}

	@Override
	public @Nullable Object getVariable(String name) {
		Object value = super.getVariable(name);
		noteRead(name, value);
		if (value == null && RequestOnly.isVariable(name) && !super.containsVariable(name)) {
			throw RequestOnly.failure("'" + name + "'");
		}
		return value;
	}

	@Override
	public boolean containsVariable(String name) {
		noteRead(name, super.getVariable(name));
		return super.containsVariable(name);
	}

	@Override
	public Set<String> getVariableNames() {
		for (Recording each = this.recording; each != null; each = each.outer) {
			each.complete = false;
		}
		return super.getVariableNames();
	}

	@Override
	public boolean hasSelectionTarget() {
		noteRead(SELECTION, super.getSelectionTarget());
		return super.hasSelectionTarget();
	}

	@Override
	public @Nullable Object getSelectionTarget() {
		Object target = super.getSelectionTarget();
		noteRead(SELECTION, target);
		return target;
	}

	@Override
	public void setVariable(String name, @Nullable Object value) {
		super.setVariable(name, value);
		noteLocal(name);
	}

	@Override
	public void setVariables(@Nullable Map<String, Object> variables) {
		super.setVariables(variables);
		if (variables != null) {
			variables.keySet().forEach(this::noteLocal);
		}
	}

	@Override
	public void removeVariable(String name) {
		super.removeVariable(name);
		noteLocal(name);
	}

	@Override
	public void setSelectionTarget(@Nullable Object target) {
		super.setSelectionTarget(target);
		noteLocal(SELECTION);
	}

	@Override
	public void decreaseLevel() {
		super.decreaseLevel();
		while (!this.locals.isEmpty() && this.locals.getLast().level > level()) {
			this.locals.removeLast();
		}
	}

	private void noteLocal(String name) {
		if (this.recording != null) {
			this.locals.add(new Local(name, level()));
		}
	}

	private void noteRead(String name, @Nullable Object value) {
		if (this.recording == null || NOT_RECORDED.contains(name)) {
			return;
		}
		int setAt = levelOf(name);
		for (Recording each = this.recording; each != null; each = each.outer) {
			if (setAt <= each.level) {
				each.reads.add(name, value);
			}
		}
	}

	/** Level at which a variable was set during the recording, 0 if it was before. */
	private int levelOf(String name) {
		int level = 0;
		for (Local local : this.locals) {
			if (local.name.equals(name)) {
				level = local.level;
			}
		}
		return level;
	}

	private record Local(String name, int level) {

	}

	/** Reads of a piece of the template while it is rendered. */
	static final class Recording {

		private final int level;

		private final @Nullable Recording outer;

		private final Reads reads = new Reads();

		private boolean complete = true;

		private Recording(int level, @Nullable Recording outer) {
			this.level = level;
			this.outer = outer;
		}

		/** All that was read, {@code null} if that cannot be said. */
		@Nullable Reads reads() {
			return this.complete ? this.reads : null;
		}

	}

}
