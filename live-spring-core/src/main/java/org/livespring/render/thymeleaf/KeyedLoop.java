package org.livespring.render.thymeleaf;

import java.util.Collection;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IEngineContext;
import org.thymeleaf.engine.TemplateModel;

import org.springframework.beans.BeanUtils;

import org.livespring.render.SlotCollector;
import org.livespring.render.TextWriter;

/**
 * Renders the items of a {@code live:each}. In a component the text of an item that is an
 * immutable value is used again for an equal item while the variables it read are equal.
 */
class KeyedLoop {

	private final IEngineContext context;

	private final LoopHeader header;

	private final TemplateModel body;

	KeyedLoop(IEngineContext context, LoopHeader header, TemplateModel body) {
		this.context = context;
		this.header = header;
		this.body = body;
	}

	String render() {
		Collection<?> items = this.header.evaluate(this.context);
		TextWriter out = new TextWriter();
		int index = 0;
		for (Object item : items) {
			if (index > 0) {
				out.write('\n');
			}
			item(item, index++, items.size(), out);
		}
		return out.toString();
	}

	/** Write an item. */
	void item(@Nullable Object item, int index, int size, TextWriter out) {
		RowStatus status = new RowStatus(index, size, item);
		this.context.increaseLevel();
		this.context.setVariable(this.header.status(), status);
		body(item, status, out);
		this.context.decreaseLevel();
	}

	/** Write an item whose status is set. */
	void body(@Nullable Object item, RowStatus status, TextWriter out) {
		this.context.increaseLevel();
		this.context.setVariable(this.header.item(), item);
		this.context.getConfiguration().getTemplateManager().process(this.body, this.context, out);
		this.context.decreaseLevel();
	}

	/** In a component, with the texts of its last render. */
	static final class Remembering extends KeyedLoop {

		private final LiveEngineContext context;

		private final LoopTexts.Items texts;

		private final SlotCollector slots;

		private final String status;

		private final long number;

		Remembering(LiveEngineContext context, LoopHeader header, TemplateModel body, LoopTexts.Items texts,
				long number) {
			super(context, header, body);
			this.context = context;
			this.texts = texts;
			this.slots = context.request().slots();
			this.status = header.status();
			this.number = number;
		}

		@Override
		void item(@Nullable Object item, int index, int size, TextWriter out) {
			LoopTexts.Row row = (item != null) ? this.texts.find(item, this.context, this.number, index, size) : null;
			if (row == null) {
				super.item(item, index, size, out);
				return;
			}
			row.slots().forEach(this.slots::add);
			this.context.repeat(row.reads());
			out.write(row.text());
		}

		@Override
		void body(@Nullable Object item, RowStatus status, TextWriter out) {
			if (item == null || !isValue(item.getClass())) {
				super.body(item, status, out);
				return;
			}
			int firstSlot = this.slots.size();
			TextWriter text = new TextWriter(256);
			LiveEngineContext.Recording recording = this.context.record();
			try {
				super.body(item, status, text);
			}
			finally {
				this.context.end(recording);
			}
			out.write(text.toString());
			Reads reads = recording.reads();
			if (reads != null) {
				boolean placed = reads.remove(this.status);
				this.texts.put(new LoopTexts.Row(item, text.toString(), this.slots.since(firstSlot),
						this.texts.intern(reads), placed ? status : null));
			}
		}

		/** Others may change without becoming another object. */
		private static boolean isValue(Class<?> type) {
			return type.isRecord() || BeanUtils.isSimpleValueType(type);
		}

	}

}
