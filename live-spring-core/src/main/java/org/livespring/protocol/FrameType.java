package org.livespring.protocol;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * One row of the protocol's tables.
 *
 * @param <F> the frame
 * @param number the type in the compact form
 * @param name the type in the readable form
 * @param frame the record
 * @param reader reads the fields in order
 * @param writer writes the fields in order
 */
record FrameType<F>(int number, String name, Class<F> frame, Function<FrameInput, F> reader,
		BiConsumer<FrameOutput, F> writer) {

	void write(FrameOutput output, Object value) {
		output.start(this.number, this.name);
		this.writer.accept(output, this.frame.cast(value));
		output.end();
	}

}
