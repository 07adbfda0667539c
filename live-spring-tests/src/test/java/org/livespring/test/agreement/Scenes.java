package org.livespring.test.agreement;

import java.util.function.Consumer;
import java.util.stream.Stream;

/** The scenes in which the test client and a browser have to agree. */
final class Scenes {

	private Scenes() {
	}

	static Stream<Scene> all() {
		return Stream.of(EventScenes.all(), FormScenes.all(), PageScenes.all()).flatMap((each) -> each);
	}

	static Scene scene(String name, int calls, String html, Consumer<Visitor> steps) {
		return new Scene(name, calls, html, steps);
	}

}
