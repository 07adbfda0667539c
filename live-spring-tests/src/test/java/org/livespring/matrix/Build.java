package org.livespring.matrix;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

import org.springframework.boot.loader.tools.Library;
import org.springframework.boot.loader.tools.LibraryScope;
import org.springframework.boot.loader.tools.Repackager;
import org.springframework.util.FileSystemUtils;

/** Makes of the compiled application what a set-up runs. */
final class Build {

	private static final Path APPLICATION = Path.of("../live-spring-boot-starter/target/it/matrix/target")
		.toAbsolutePath()
		.normalize();

	private static final Path CLASSES = APPLICATION.resolve("classes");

	private static final String MAIN = "com.example.MatrixApplication";

	/** What a standalone Tomcat has itself. */
	private static final List<String> TOMCAT = List.of("tomcat-embed-core", "tomcat-embed-el", "tomcat-embed-websocket",
			"jakarta.annotation-api");

	private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

	private final Libraries libraries = Libraries.read(APPLICATION);

	private final Path target = Path.of("target/matrix").toAbsolutePath();

	static boolean isApplicationThere() {
		return Files.exists(APPLICATION.resolve("class-path"));
	}

	/** Returns what declares the properties of all libraries of the application. */
	ClassLoader metadata() {
		return new URLClassLoader(this.libraries.all().toArray(URL[]::new), null);
	}

	/** Returns the server of a set-up, which is not started. */
	MatrixServer server(SetUp setUp, int redis) {
		try {
			Path folder = this.target.resolve(setUp.name().toLowerCase(Locale.ROOT).replaceAll("\\W+", "-"));
			FileSystemUtils.deleteRecursively(folder);
			Files.createDirectories(folder);
			int port = MatrixServer.freePort();
			List<String> command = new ArrayList<>(
					List.of(java(setUp.java()), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
			command.add("-Dserver.port=" + port);
			command.addAll(setUp.options());
			command.addAll(switch (setUp.packaging()) {
				case CLASSES -> start(CLASSES, this.libraries.of(setUp));
				case JAR -> List.of("-jar", jar(folder, this.libraries.of(setUp)).toString());
				case WAR -> war(folder, port, setUp);
				case AOT -> aot(folder, setUp);
			});
			if (!setUp.property("server.ssl.key-store").isEmpty()) {
				certificate(folder);
			}
			return new MatrixServer(folder, command, port, redis);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns the server of another application, whose sources are in its folder.
	 * @param folder the working directory
	 * @param classes where its resources are and its classes are to be
	 * @param main its main class
	 * @param port its port
	 * @param added the libraries it has besides
	 */
	MatrixServer server(Path folder, Path classes, String main, int port, List<String> added) throws IOException {
		List<Path> files = this.libraries.with(added);
		List<String> compile = new ArrayList<>(
				List.of("-cp", MatrixServer.classPath(files.stream()), "-d", classes.toString(), "-parameters"));
		try (Stream<Path> sources = Files.list(folder)) {
			sources.map(Path::toString).filter((file) -> file.endsWith(".java")).forEach(compile::add);
		}
		tool("javac", compile.toArray(String[]::new));
		return new MatrixServer(folder,
				List.of(java(0), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dserver.port=" + port, "-cp",
						MatrixServer.classPath(Stream.concat(Stream.of(classes), files.stream())), main),
				port, 0);
	}

	private static List<String> start(Path classes, List<Path> libraries) {
		return List.of("-cp", MatrixServer.classPath(Stream.concat(Stream.of(classes), libraries.stream())), MAIN);
	}

	private static Path jar(Path folder, List<Path> libraries) throws IOException {
		Path plain = folder.resolve("plain.jar");
		tool("jar", "--create", "--file", plain.toString(), "-C", CLASSES.toString(), ".");
		Repackager repackager = new Repackager(plain.toFile());
		repackager.setBackupSource(false);
		repackager.setMainClass(MAIN);
		Path jar = folder.resolve("application.jar");
		repackager.repackage(jar.toFile(), (callback) -> {
			for (Path library : libraries) {
				callback.library(new Library(library.toFile(), LibraryScope.COMPILE));
			}
		});
		return jar;
	}

	/** A standalone Tomcat is the same code as the embedded one with another start. */
	private List<String> war(Path folder, int port, SetUp setUp) throws IOException {
		List<String> removed = new ArrayList<>(setUp.removed());
		removed.addAll(TOMCAT);
		Path webInf = Files.createDirectories(folder.resolve("webapps/shop/WEB-INF"));
		FileSystemUtils.copyRecursively(CLASSES, webInf.resolve("classes"));
		Files.createDirectories(webInf.resolve("lib"));
		for (Path library : this.libraries.files(setUp.added(), removed)) {
			Files.copy(library, webInf.resolve("lib").resolve(library.getFileName()));
		}
		Files.createDirectories(folder.resolve("conf"));
		Files.writeString(folder.resolve("conf/server.xml"), """
				<Server port="-1"><Service name="Catalina"><Connector port="%d" bindOnInit="false"/>
				<Engine name="Catalina" defaultHost="localhost"><Host name="localhost" appBase="webapps"/></Engine>
				</Service></Server>
				""".formatted(port));
		Files.writeString(folder.resolve("conf/web.xml"),
				"""
						<web-app><servlet><servlet-name>default</servlet-name>
						<servlet-class>org.apache.catalina.servlets.DefaultServlet</servlet-class></servlet>
						<servlet-mapping><servlet-name>default</servlet-name><url-pattern>/</url-pattern></servlet-mapping></web-app>
						""");
		return List.of("-Dcatalina.home=" + folder, "-cp",
				MatrixServer.classPath(this.libraries.closure(TOMCAT, List.of()).stream()),
				"org.apache.catalina.startup.Bootstrap", "start");
	}

	private List<String> aot(Path folder, SetUp setUp) throws IOException {
		List<Path> libraries = this.libraries.of(setUp);
		String classPath = MatrixServer.classPath(Stream.concat(Stream.of(CLASSES), libraries.stream()));
		Path sources = folder.resolve("sources");
		Path classes = Files.createDirectories(folder.resolve("classes"));
		List<String> process = new ArrayList<>(List.of(java(setUp.java())));
		process.addAll(setUp.options());
		process.addAll(List.of("-cp", classPath, "org.springframework.boot.SpringApplicationAotProcessor", MAIN,
				sources.toString(), classes.toString(), classes.toString(), "com.example", "matrix"));
		run(folder, process);
		List<String> compile = new ArrayList<>(
				List.of("-cp", classes + File.pathSeparator + classPath, "-d", classes.toString(), "-nowarn"));
		try (Stream<Path> files = Files.walk(sources)) {
			files.map(Path::toString).filter((file) -> file.endsWith(".java")).forEach(compile::add);
		}
		tool("javac", compile.toArray(String[]::new));
		List<String> command = new ArrayList<>(List.of("-Dspring.aot.enabled=true"));
		command.addAll(start(classes, Stream.concat(Stream.of(CLASSES), libraries.stream()).toList()));
		return command;
	}

	private static void certificate(Path folder) throws IOException {
		run(folder,
				List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keyalg",
						"EC", "-dname", "CN=localhost", "-alias", "matrix", "-keystore", "matrix.p12", "-storepass",
						"changeit"));
	}

	private static void tool(String name, String... arguments) {
		int status = ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, arguments);
		if (status != 0) {
			throw new IllegalStateException(name + " failed");
		}
	}

	private static void run(Path folder, List<String> command) throws IOException {
		Path log = folder.resolve("build.log");
		int status = new ProcessBuilder(command).directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start()
			.onExit()
			.join()
			.exitValue();
		if (status != 0) {
			throw new IllegalStateException(Files.readString(log));
		}
	}

	/** Returns whether there is a JDK of a version or later. */
	static boolean hasJava(int version) {
		return home(version) != null;
	}

	private static String java(int version) {
		return home(version).resolve("bin/java").toString();
	}

	private static Path home(int version) {
		if (Runtime.version().feature() >= version) {
			return Path.of(System.getProperty("java.home"));
		}
		Path others = Path.of("/usr/lib/jvm");
		if (!Files.isDirectory(others)) {
			return null;
		}
		try (Stream<Path> homes = Files.list(others)) {
			return homes.filter((home) -> feature(home) >= version).findFirst().orElse(null);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int feature(Path home) {
		try {
			Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
			return version.find() ? Integer.parseInt(version.group(1)) : 0;
		}
		catch (IOException ex) {
			return 0;
		}
	}

}
