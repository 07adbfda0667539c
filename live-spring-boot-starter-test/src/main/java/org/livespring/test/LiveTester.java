package org.livespring.test;

import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.HandlerMapping;

import org.livespring.autoconfigure.LiveStateProperties;
import org.livespring.instance.ComponentStates;
import org.livespring.instance.LiveRuntime;
import org.livespring.json.StoredJson;
import org.livespring.session.LiveSessions;
import org.livespring.state.Presenter;
import org.livespring.state.Snapshot;
import org.livespring.state.SnapshotHeader;
import org.livespring.state.StateType;
import org.livespring.state.VerifiedSnapshot;
import org.livespring.test.broker.BrokerLink;
import org.livespring.test.client.Application;
import org.livespring.test.client.Browser;
import org.livespring.test.client.ClientComponent;
import org.livespring.test.client.Settling;
import org.livespring.test.client.WebPage;
import org.livespring.websocket.LiveWebSocketMapping;

/**
 * The users, pages and nodes of a test. A test gets it as a parameter or an injected
 * field:
 *
 * <pre>
 * &#64;LiveTest
 * class ChatTests {
 *
 * 	&#64;Test
 * 	void bothSeeWhatIsSaid(LiveTester live) {
 * 		LivePage ann = live.user("ann").open("/chat/lobby");
 * 		LivePage bob = live.user("bob").open("/chat/lobby");
 * 		ann.fill("Message", "Hello").press("Send");
 * 		assertThat(bob).containsText("Hello");
 * 	}
 *
 * }
 * </pre>
 *
 * It drives the application through its pages and its real frames, in memory. After each
 * test its pages are closed, its further nodes are stopped and its rooms are empty. Used
 * by one thread.
 */
public final class LiveTester {

	/** Longer than the history and the state of a room by default. */
	private static final Duration LONG = Duration.ofDays(2);

	/** Steps of the clock within the life of a snapshot, which is renewed meanwhile. */
	private static final int STEPS = 4;

	private static final boolean SECURITY = ClassUtils.isPresent(
			"org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors",
			LiveTester.class.getClassLoader());

	private final Application application;

	private final Settling settling;

	private final Recording recording = new Recording();

	private final LiveClock clock;

	private final LiveBroker broker;

	private final NodeFactory factory;

	private final JsonMapper mapper;

	private final LiveNode first;

	private final List<LiveNode> nodes = new ArrayList<>();

	private final List<LivePage> pages = new ArrayList<>();

	private int started;

	/**
	 * Create the tester of an application.
	 * @param application the application
	 * @param settling waits for what is under way
	 * @param clock the clock of the engine
	 * @param factory starts further nodes
	 * @param context its context
	 */
	public LiveTester(Application application, Settling settling, LiveClock clock, NodeFactory factory,
			ConfigurableApplicationContext context) {
		this.application = application;
		this.settling = settling;
		this.clock = clock;
		this.broker = new LiveBroker(context.getBean(BrokerLink.class), this.settling::settle, this.recording);
		this.factory = factory;
		this.mapper = StoredJson.mapper(context.getBean(JsonMapper.class));
		this.first = node("a", context, "live.node()");
		this.nodes.add(this.first);
		settling.onQuiet((check) -> nodes().forEach((node) -> node.tick(check)));
		clock.onStep(context.getBean(LiveStateProperties.class).expiry().dividedBy(STEPS), settling::untilDue,
				settling::timePassed, this.recording);
	}

	/** Starts further nodes. */
	@FunctionalInterface
	public interface NodeFactory {

		/**
		 * Start a node.
		 * @param components new versions of components, which replace those of the same
		 * names
		 * @return its context
		 */
		ConfigurableApplicationContext start(List<Class<?>> components);

	}

	private LiveNode node(String name, ConfigurableApplicationContext context, String variable) {
		HandlerMapping mapping = context.getBean("liveWebSocketMapping", LiveWebSocketMapping.class);
		return new LiveNode(this, name, mapping, context, variable);
	}

	/**
	 * A user with a new browser, who stays logged in until {@link LiveUser#logout()} or
	 * {@link LiveUser#expireSession()}.
	 * @param name name of the user
	 * @param roles roles of Spring Security, if it is there
	 */
	public LiveUser user(String name, String... roles) {
		String[] texts = Stream.concat(Stream.of(name), Arrays.stream(roles)).toArray(String[]::new);
		return browser(name, Recording.call("user", texts))
			.logIn(SECURITY ? SecurityUsers.user(name, roles) : user(name));
	}

	private static RequestPostProcessor user(String name) {
		Principal principal = () -> name;
		return (request) -> {
			request.setUserPrincipal(principal);
			request.setRemoteUser(name);
			return request;
		};
	}

	RequestPostProcessor csrf() {
		return SECURITY ? SecurityUsers.csrf() : (request) -> request;
	}

	/** Somebody with a new browser, who is not logged in. */
	public LiveUser browser() {
		return browser("nobody", "browser()");
	}

	private LiveUser browser(String name, String call) {
		String variable = this.recording.variable(name);
		this.recording.note("LiveUser " + variable + " = live." + call);
		return new LiveUser(this, new Browser(this.application), variable);
	}

	/** Open a page in a new browser. */
	public LivePage open(String path) {
		return browser().open(path);
	}

	WebPage newPage(Browser browser) {
		return new WebPage(browser, this.settling, this::alive);
	}

	/** A page that the recording knows by a variable. */
	LivePage page(WebPage page, String variable) {
		LivePage live = new LivePage(this, page, variable);
		this.pages.add(live);
		return live;
	}

	Recording recording() {
		return this.recording;
	}

	/**
	 * What the test did until now, as a class with a test that does the same, and expects
	 * of its pages what they show now. Components without a page, and request
	 * post-processors, are not recorded.
	 */
	public String copyAsTest() {
		List<String> statements = new ArrayList<>(this.recording.statements());
		this.pages.stream()
			.filter((page) -> this.settling.pages().contains(page.page()))
			.forEach((page) -> statements.add(page.expectation()));
		ConfigurableApplicationContext context = this.first.context();
		return RecordedTest.of(
				AutoConfigurationPackages.has(context) ? AutoConfigurationPackages.get(context).get(0) : null,
				statements);
	}

	private @Nullable HandlerMapping alive(@Nullable HandlerMapping preferred) {
		return this.nodes.stream()
			.filter(LiveNode::isAlive)
			.map(LiveNode::mapping)
			.reduce((one, other) -> (other == preferred) ? other : one)
			.orElse(null);
	}

	/** The first node, which is the application itself. */
	public LiveNode node() {
		return this.first;
	}

	/** A node that is not the first one; it is started if there is none. */
	public LiveNode otherNode() {
		return this.nodes.stream()
			.filter((node) -> node != this.first && node.isAlive())
			.findFirst()
			.orElseGet(() -> startNode("otherNode"));
	}

	/** The nodes that are alive. */
	public List<LiveNode> nodes() {
		return this.nodes.stream().filter(LiveNode::isAlive).toList();
	}

	/**
	 * Start a further node.
	 * @param components classes of new versions of components, which replace those of the
	 * same names on this node
	 */
	public LiveNode startNode(Class<?>... components) {
		return startNode("startNode", components);
	}

	private LiveNode startNode(String method, Class<?>... components) {
		String name = String.valueOf((char) ('b' + this.started++));
		String variable = this.recording.variable("node" + name.toUpperCase(Locale.ROOT));
		String classes = Arrays.stream(components)
			.map((component) -> component.getCanonicalName() + ".class")
			.collect(Collectors.joining(", "));
		return this.recording.does("LiveNode " + variable + " = live." + method + "(" + classes + ")", () -> {
			LiveNode node = node(name, this.factory.start(List.of(components)), variable);
			this.nodes.add(node);
			this.settling.wakeAll();
			return node;
		});
	}

	/**
	 * Deploy a new version of the application: a new node starts, the others stop, and
	 * all pages go on there.
	 * @param components classes of new versions of components
	 * @return the new node
	 */
	public LiveNode deploy(Class<?>... components) {
		List<LiveNode> old = nodes();
		LiveNode next = startNode("deploy", components);
		this.recording.within(() -> old.forEach(LiveNode::stop));
		return next;
	}

	void drain(LiveNode node) {
		LiveSessions sessions = node.context().getBean("liveSessions", LiveSessions.class);
		sessions.drain(Duration.ofSeconds(5), Duration.ofSeconds(1));
		if (node == this.first) {
			sessions.accept();
		}
	}

	void gone(LiveNode node) {
		this.settling.wakeAll();
		settle();
		if (node != this.first) {
			this.nodes.remove(node);
			node.context().close();
		}
	}

	List<WebPage> pagesOf(LiveNode node) {
		return this.settling.pages().stream().filter((page) -> page.isConnectedTo(node.mapping())).toList();
	}

	/** What connects the nodes, which can be taken away. */
	public LiveBroker broker() {
		return this.broker;
	}

	/** The clock of the engine, which can be moved forward. */
	public LiveClock clock() {
		return this.clock;
	}

	/**
	 * Wait until nothing is under way: for what a test did by other means than its pages,
	 * such as an event that a bean published.
	 */
	public void settle() {
		this.recording.does("live.settle()", this.settling::settle);
	}

	/** Wait at most this long for what is under way; 10 seconds by default. */
	public LiveTester patience(Duration patience) {
		this.settling.setPatience(patience);
		return this;
	}

	/** The name of a component of the application. */
	String nameOf(Class<?> component) {
		return runtime().components()
			.all()
			.stream()
			.filter((each) -> each.beanType() == component)
			.findFirst()
			.orElseThrow(() -> new AssertionError("The application has no component " + component.getName()))
			.name();
	}

	private LiveRuntime runtime() {
		return this.first.bean("liveRuntime", LiveRuntime.class);
	}

	/** Let a component of a browser have another state. */
	void restate(ClientComponent component, Object state) {
		LiveRuntime runtime = runtime();
		VerifiedSnapshot verified = runtime.snapshots().verify(component.signed());
		SnapshotHeader header = verified.header();
		StateType type = ComponentStates.type(runtime.components().get(header.name()));
		Snapshot snapshot = verified.accept(type,
				new Presenter(header.principal(), List.of(header.binding()), header.parent(), header.slot()));
		component.replace(runtime.snapshots().write(new Snapshot(header, snapshot.content().withState(state))));
	}

	JsonNode json(@Nullable Object value) {
		return this.mapper.valueToTree(value);
	}

	<S> S read(JsonNode state, Class<S> type) {
		return this.mapper.treeToValue(state, type);
	}

	/** End all that a test has begun. */
	public void reset() {
		this.settling.pages().forEach(WebPage::close);
		this.broker.up();
		this.settling.settle();
		List.copyOf(this.nodes).stream().filter((node) -> node != this.first).forEach((node) -> {
			this.nodes.remove(node);
			node.context().close();
		});
		this.first.start();
		this.started = 0;
		this.settling.reset();
		this.application.log().begin();
		this.recording.clear();
		this.pages.clear();
		this.clock.move(LONG);
		this.settling.settle();
	}

}
