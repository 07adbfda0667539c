package org.livespring.sse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;

/** What {@code EventSource} is to a browser. */
final class EventStream implements AutoCloseable {

	/** Closes its connections once nobody has it. */
	private final HttpClient http;

	private final HttpResponse<InputStream> response;

	private final List<Event> events = new CopyOnWriteArrayList<>();

	private volatile int comments;

	private volatile String lastId;

	private volatile boolean ended;

	private EventStream(HttpClient http, HttpResponse<InputStream> response) {
		this.http = http;
		this.response = response;
	}

	static EventStream open(String url, String... headers) {
		return open(HttpClient.newHttpClient(), url, headers);
	}

	static EventStream open(HttpClient http, String url, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/event-stream");
		if (headers.length > 0) {
			request.headers(headers);
		}
		EventStream stream = new EventStream(http,
				http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream()).join());
		Thread reader = new Thread(stream::read, "event-stream");
		reader.setDaemon(true);
		reader.start();
		return stream;
	}

	private void read() {
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(this.response.body(), StandardCharsets.UTF_8))) {
			String name = null;
			StringBuilder data = new StringBuilder();
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (line.isEmpty()) {
					if (name != null) {
						this.events.add(new Event(this.lastId, name, data.toString()));
					}
					name = null;
					data.setLength(0);
				}
				else if (line.startsWith(":")) {
					this.comments++;
				}
				else if (line.startsWith("id: ")) {
					this.lastId = line.substring(4);
				}
				else if (line.startsWith("event: ")) {
					name = line.substring(7);
				}
				else if (line.startsWith("data: ")) {
					data.append(line.substring(6));
				}
			}
		}
		catch (IOException ex) {
			// Ended by force
		}
		this.ended = true;
	}

	HttpClient client() {
		return this.http;
	}

	int status() {
		return this.response.statusCode();
	}

	String header(String name) {
		return this.response.headers().firstValue(name).orElse(null);
	}

	/** Whether its first bytes have come. */
	EventStream awaitOpen() {
		Awaitility.await().until(() -> this.lastId != null);
		return this;
	}

	List<Event> await(int count) {
		Awaitility.await().until(() -> this.events.size() >= count);
		return this.events;
	}

	/** Wait for not much longer than it takes. */
	void awaitSoon(int count) {
		Awaitility.await()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(2))
			.atMost(Duration.ofSeconds(3))
			.until(() -> this.events.size() >= count);
	}

	void awaitEnd() {
		Awaitility.await().until(() -> this.ended);
	}

	String lastId() {
		return this.lastId;
	}

	int comments() {
		return this.comments;
	}

	@Override
	public void close() {
		try {
			this.response.body().close();
		}
		catch (IOException ex) {
			// Gone already
		}
	}

	/** An event with the position that was known by then. */
	record Event(String id, String name, String data) {

	}

}
