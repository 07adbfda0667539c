package org.livespring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Prints one table of the threats, the tests of the build that show the defence, and the
 * scenarios of the load driver that do so in the large. With the argument {@code quick}
 * no scenario runs; further arguments are the names of threats.
 */
public final class DefenceRun {

	private static final List<Threat> THREATS = List.of(
	// @formatter:off
			new Threat("broken-frames", "protocol.HostileFrameTests session.HostileFramesIntegrationTests "
					+ "fuzz.FuzzCorpusTests", ""),
			new Threat("unfinished-messages", "websocket.SlowClientsIntegrationTests session.LivenessTests", ""),
			new Threat("json-bombs", "protocol.HostileFrameTests websocket.EndpointIntegrationTests", ""),
			new Threat("hoarding", "session.MemoryPressureIntegrationTests "
					+ "budget.MemoryBudgetTests", "hoard"),
			new Threat("floods", "websocket.EndpointIntegrationTests concurrent.FairExecutorTests", "greedy crowding"),
			new Threat("calls-of-other-methods", "component.ComponentDefinitionTests "
					+ "security.GuardedComponentsIntegrationTests", ""),
			new Threat("writes-of-other-properties", "component.bind.ComponentPropertiesTests "
					+ "component.bind.ValueBinderTests", ""),
			new Threat("other-origins", "websocket.OriginPolicyTests websocket.EndpointIntegrationTests "
					+ "websocket.RefusedOriginIntegrationTests", ""),
			new Threat("ended-logins", "security.LoginChangeIntegrationTests security.SessionEndIntegrationTests "
					+ "security.TokenEndIntegrationTests session.LoginsTests", ""),
			new Threat("forged-state", "state.TamperedSnapshotTests state.ForeignSnapshotTests "
					+ "session.RollbackIntegrationTests", ""),
			new Threat("forged-log-lines", "log.LogInjectionIntegrationTests log.PrintableTests "
					+ "log.PrintableLogTests", ""),
			new Threat("floods-of-meters-and-events", "metrics.MeterCardinalityTests monitor.SecurityLogTests "
					+ "monitor.SecurityEventsIntegrationTests", ""),
			new Threat("disclosure", "endpoint.LiveEndpointIntegrationTests state.SecretsTests "
					+ "session.SecretIntegrationTests", ""));
			// @formatter:on

	private DefenceRun() {
	}

	public static void main(String[] args) throws IOException, InterruptedException {
		List<String> names = new ArrayList<>(Arrays.asList(args));
		boolean quick = names.remove("quick");
		List<String> table = new ArrayList<>();
		boolean clean = true;
		for (Threat threat : THREATS) {
			if (names.isEmpty() || names.contains(threat.name)) {
				for (Outcome outcome : run(threat, quick)) {
					table.add(outcome.line(threat.name));
					clean &= outcome.met;
				}
			}
		}
		System.out.println("\nThreat                       By          Result");
		table.forEach(System.out::println);
		System.exit(clean ? 0 : 1);
	}

	private static List<Outcome> run(Threat threat, boolean quick) throws IOException, InterruptedException {
		List<Outcome> outcomes = new ArrayList<>();
		outcomes.add(test(threat.tests.split(" ")));
		if (!quick && !threat.scenarios.isEmpty()) {
			outcomes.addAll(load(threat.scenarios.split(" ")));
		}
		return outcomes;
	}

	private static Outcome test(String... classes) {
		LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
			.selectors(Arrays.stream(classes)
				.map((name) -> DiscoverySelectors.selectClass("org.livespring." + name))
				.toList())
			.build();
		SummaryGeneratingListener listener = new SummaryGeneratingListener();
		Launcher launcher = LauncherFactory.create();
		PrintStream out = System.out;
		System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
		try {
			launcher.execute(request, listener);
		}
		finally {
			System.setOut(out);
		}
		TestExecutionSummary summary = listener.getSummary();
		summary.printFailuresTo(new PrintWriter(out, true));
		boolean met = summary.getTotalFailureCount() == 0 && summary.getTestsSucceededCount() > 0;
		return new Outcome("tests", met,
				summary.getTestsSucceededCount() + " ok, " + summary.getTotalFailureCount() + " failed");
	}

	/** Runs scenarios in a process of their own and keeps the lines of their reports. */
	private static List<Outcome> load(String... scenarios) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), "org.livespring.load.LoadDriver"));
		command.addAll(List.of(scenarios));
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		List<Outcome> outcomes = new ArrayList<>();
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				System.out.println(line);
				if (line.matches("  (ok|missed|FAILED|open) .*")) {
					outcomes.add(new Outcome("load driver", !line.startsWith("  FAILED"), line.strip()));
				}
			}
		}
		if (process.waitFor() != 0) {
			outcomes.add(new Outcome("load driver", false, "FAILED"));
		}
		return outcomes;
	}

	/**
	 * A kind of attack.
	 *
	 * @param name its name
	 * @param tests classes of tests
	 * @param scenarios names of scenarios of the load driver
	 */
	private record Threat(String name, String tests, String scenarios) {

	}

	private record Outcome(String by, boolean met, String text) {

		String line(String threat) {
			return String.format(Locale.ROOT, "%-28s %-11s %s", threat, this.by, this.text);
		}

	}

}
