package org.livespring.fragment;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

import org.livespring.LiveConfigurationException;
import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LiveFragment;
import org.livespring.component.bind.NearestName;
import org.livespring.log.Printable;
import org.livespring.render.FragmentPlace;
import org.livespring.render.RenderScope;
import org.livespring.room.RoomNames;

/**
 * The fragments that connections of this node share: one for each name, room and scope.
 * One that nobody has watched for a while is forgotten. Thread-safe.
 */
public final class SharedFragments {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

	private static final int MOST = 10_000;

	private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(10);

	private static final Duration LIFE = Duration.ofSeconds(60);

	/** Where there are too many; a page that was just rendered may come for it still. */
	private static final Duration SHORT_LIFE = Duration.ofSeconds(2);

	private final Map<String, LiveFragment> known = new TreeMap<>();

	private final FragmentSources sources;

	private final Executor executor;

	private final Duration interval;

	private final Map<Key, SharedFragment> fragments = new ConcurrentHashMap<>();

	private final AtomicLong swept = new AtomicLong(System.nanoTime());

	/**
	 * Create the fragments.
	 * @param known the fragments of the application
	 * @param sources what they are made of
	 * @param executor renders them again
	 * @param interval time between two renders of a fragment
	 */
	public SharedFragments(Collection<? extends LiveFragment> known, FragmentSources sources, Executor executor,
			Duration interval) {
		this.sources = sources;
		this.executor = executor;
		this.interval = interval;
		for (LiveFragment fragment : known) {
			checkName(fragment);
			if (this.known.put(fragment.name(), fragment) != null) {
				throw new LiveConfigurationException("There are two fragments of the name '" + fragment.name() + "'",
						"Give one of them another name.");
			}
		}
	}

	private static void checkName(LiveFragment fragment) {
		String name = fragment.name();
		if (name == null || !NAME.matcher(name).matches()) {
			throw new LiveConfigurationException(
					"Fragment " + fragment.getClass().getName() + " has the name '" + name
							+ "', which cannot be used in a template",
					"Give it a name of letters, digits, '.', '_' and '-'.");
		}
	}

	/** Check at start that each fragment can be rendered. */
	public void checkTemplates() {
		this.known.values()
			.forEach((fragment) -> this.sources.renderer().checkTemplate(fragment.name(), fragment.template()));
	}

	public SharedFragment get(String key, RenderScope scope) {
		return get(FragmentPlace.of(key, -1), scope);
	}

	public SharedFragment get(FragmentPlace place, RenderScope scope) {
		String name = place.name();
		String room = place.room();
		LiveFragment fragment = this.known.get(name);
		if (fragment == null) {
			throw new LiveException(LiveErrorCode.RENDER_FAILED, "There is no fragment '" + Printable.value(name) + "'"
					+ NearestName.hint(name, this.known.keySet()));
		}
		RoomNames.check(room);
		boolean full = this.fragments.size() >= MOST;
		sweep(full ? SHORT_LIFE : SWEEP_INTERVAL, full ? SHORT_LIFE : LIFE);
		if (this.fragments.size() >= MOST) {
			throw new LiveException(LiveErrorCode.LIMIT_EXCEEDED, "More than " + MOST + " fragments");
		}
		return this.fragments.compute(new Key(name, room, scope), (key, present) -> {
			SharedFragment shared = (present != null) ? present
					: new SharedFragment(fragment, room, scope, this.sources, this.executor, this.interval);
			shared.touch();
			return shared;
		});
	}

	private void sweep(Duration interval, Duration life) {
		long now = System.nanoTime();
		long last = this.swept.get();
		if (now - last > interval.toNanos() && this.swept.compareAndSet(last, now)) {
			this.fragments.keySet()
				.forEach((key) -> this.fragments.computeIfPresent(key,
						(same, fragment) -> fragment.closeIfUnused(now, life) ? null : fragment));
		}
	}

	/**
	 * Fragments that are known now.
	 * @return how many
	 */
	public int size() {
		return this.fragments.size();
	}

	private record Key(String name, String room, RenderScope scope) {

	}

}
