package org.livespring.load;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.livespring.load.app.LoadApplication;

/**
 * The load driver. It measures servers with many clients that speak the protocol, and
 * checks the guarantees for nodes that fail. {@code docs/measuring.md} explains how to
 * run it.
 */
public final class LoadDriver {

	private static final Map<String, Scenario> SCENARIOS = new LinkedHashMap<>();

	static {
		SCENARIOS.put("counter", BusyScenario.of(Workload::counter));
		SCENARIOS.put("rows", BusyScenario.of(Workload::rows));
		SCENARIOS.put("form", BusyScenario.of(Workload::form));
		SCENARIOS.put("roundtrip", new BusyScenario(1, Workload::counter));
		SCENARIOS.put("idle", new IdleScenario());
		SCENARIOS.put("restart", new RestartScenario());
		SCENARIOS.put("crash", new CrashScenario());
		SCENARIOS.put("zombie", new ZombieScenario());
		SCENARIOS.put("rolling", new RollingScenario());
		SCENARIOS.put("rotate", new RotateScenario());
		SCENARIOS.put("cuts", new CutsScenario());
		SCENARIOS.put("rooms", new RoomsScenario());
		SCENARIOS.put("presence", new PresenceScenario());
		SCENARIOS.put("redis", new RedisScenario());
		SCENARIOS.put("flapping", new FlappingScenario());
		SCENARIOS.put("slow", new SlowScenario());
		SCENARIOS.put("greedy", new GreedyScenario());
		SCENARIOS.put("crowding", new CrowdingScenario());
		SCENARIOS.put("hoard", new HoardScenario());
		SCENARIOS.put("chat", new ChatScenario());
		SCENARIOS.put("watching", new WatchingScenario());
	}

	private LoadDriver() {
	}

	public static void main(String[] args) throws IOException, InterruptedException {
		LoadOptions options = LoadOptions.parse(SCENARIOS.keySet(), args);
		System.out.printf("Java %s, %d processors%n", Runtime.version(), Runtime.getRuntime().availableProcessors());
		LoadApplication.compileTemplates();
		Report report = new Report();
		for (String name : options.scenarios()) {
			System.out.println("\n" + name);
			try (EventLoop loop = new EventLoop()) {
				SCENARIOS.get(name).run(new LoadRun(options, loop, new LoadTotals(), report));
			}
		}
		System.out.println("\n" + report);
		if (!report.isClean()) {
			System.exit(1);
		}
	}

}
