package org.livespring.load.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The log of the effects that actions have outside their component: one line for each run
 * of an action, in a file to which all nodes append.
 */
@Component
class EffectLog {

	private final @Nullable FileChannel file;

	EffectLog(@Value("${load.effects:}") String file) throws IOException {
		this.file = file.isEmpty() ? null
				: FileChannel.open(Path.of(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

	void ran(String call) {
		if (this.file != null) {
			try {
				// A single write, so that the lines of several nodes do not mix
				this.file.write(ByteBuffer.wrap((call + "\n").getBytes(StandardCharsets.US_ASCII)));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

}
