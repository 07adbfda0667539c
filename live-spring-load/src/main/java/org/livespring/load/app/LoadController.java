package org.livespring.load.app;

import java.lang.management.ManagementFactory;

import javax.management.JMException;
import javax.management.ObjectName;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

import org.livespring.LiveRooms;
import org.livespring.session.LiveSessions;

/** Serves a page for each component, and figures of the server for the driver. */
@Controller
class LoadController {

	private final LiveSessions sessions;

	private final LiveRooms rooms;

	LoadController(LiveSessions sessions, LiveRooms rooms) {
		this.sessions = sessions;
		this.rooms = rooms;
	}

	@GetMapping("/page/{component}")
	String page(@PathVariable String component, @RequestParam(defaultValue = "1") int times, Model model) {
		model.addAttribute("component", component);
		model.addAttribute("times", times);
		return "page";
	}

	/** Number of open live connections. */
	@GetMapping("/connections")
	@ResponseBody
	int connections() {
		return this.sessions.size();
	}

	/** Number of members of a room. */
	@GetMapping("/members/{room}")
	@ResponseBody
	int members(@PathVariable String room) {
		return this.rooms.presence(room).count();
	}

	/** Number of components that are asleep. */
	@GetMapping("/sleeping")
	@ResponseBody
	long sleeping() {
		return this.sessions.sleeping();
	}

	/** Number of threads of the application, without those that serve HTTP requests. */
	@GetMapping("/threads")
	@ResponseBody
	long threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> !thread.getName().contains("-exec-"))
			.count();
	}

	/** Bytes of the heap in use after a garbage collection. */
	@GetMapping("/heap")
	@ResponseBody
	long heap() {
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		return runtime.totalMemory() - runtime.freeMemory();
	}

	/** Class histogram of the heap after a garbage collection. */
	@GetMapping("/heap/classes")
	@ResponseBody
	String classes() throws JMException {
		return (String) ManagementFactory.getPlatformMBeanServer()
			.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
					new Object[] { new String[0] }, new String[] { String[].class.getName() });
	}

}
