import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the client's files that the jar carries: the modules as one minified module with
 * its source map, the readable modules, also compressed, and the hash for the versioned
 * address. Maven runs it from source, with the esbuild of this platform on the
 * class path.
 */
public final class BundleClient {

	private static final Pattern ESBUILD = Pattern.compile("META-INF/resources/_static/.+/(bin/esbuild|esbuild\\.exe)");

	/** Members that only modules of the bundle use get short names. */
	private static final String INTERNAL = "^(added|adopted|again|answered|attempts|batch|become|bequeath|cancel"
			+ "|component(Added|Changed|Forked|sRefused)|compose|connectionChanged|continueAfter"
			+ "|debounce|deep|demand|disable|done|edit|elsewhere|empty|entered|fields|flush|focused|fork"
			+ "|forked|fragmentReceived|frameReceived|frames|handle|handover|heir|isCurrent|isPending|isSubmitting"
			+ "|known|last|later|learns|limit|listeners|names|newest|nextRequest|offerTree|outbox|owner"
			+ "|patience|press|place|reconnect|refuse|release|repeatable|requestFailed|resync|resyncing"
			+ "|run|sent|soon|source|stale|stateChanged|submitted|tell|throttle|touched|typed|typing"
			+ "|update|validate|waiting|whenShown|withheld|write)$";

	private static final int HASH_DIGITS = 12;

	private BundleClient() {
	}

	public static void main(String[] args) throws Exception {
		Path modules = Path.of(args[0]);
		Path target = Path.of(args[1]);
		Path tools = Path.of(args[2]);
		deleteAll(target);
		copyAll(modules, target.resolve("src"));
		// Beside the modules that are served to everybody
		Files.move(target.resolve("src/development.js"), target.resolve("development.js"));
		compressAll(target);
		bundle(esbuild(tools), target);
		byte[] bundle = Files.readAllBytes(target.resolve("live.js"));
		String hash = hash(bundle);
		Files.writeString(target.resolve("client.properties"), "hash=" + hash + "\n");
		// One module for a page that names both addresses, not two of the same
		Files.writeString(target.resolve("entry.js"), "export * from \"./live-" + hash + ".js\"\n");
	}

	/** In the target folder, so that the source map names the modules as they are served. */
	private static void bundle(Path esbuild, Path target) throws IOException, InterruptedException {
		List<String> command = List.of(esbuild.toString(), "src/live.js", "--outfile=live.js", "--bundle", "--minify",
				"--format=esm", "--mangle-props=" + INTERNAL, "--target=es2022", "--charset=utf8", "--sourcemap",
				"--sources-content=false", "--log-level=warning");
		int status = new ProcessBuilder(command).directory(target.toFile()).inheritIO().start().waitFor();
		if (status != 0) {
			throw new IllegalStateException("esbuild ended with status " + status);
		}
	}

	private static Path esbuild(Path tools) throws IOException {
		for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
			try (JarFile jar = new JarFile(path)) {
				List<JarEntry> entries = jar.stream()
					.filter((entry) -> ESBUILD.matcher(entry.getName()).matches())
					.toList();
				if (!entries.isEmpty()) {
					return extract(jar, entries.get(0), tools);
				}
			}
		}
		throw new IllegalStateException("No esbuild for %s on %s among the plugin's dependencies"
			.formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
	}

	private static Path extract(JarFile jar, JarEntry entry, Path tools) throws IOException {
		Path file = tools.toAbsolutePath().resolve(entry.getName());
		if (!Files.exists(file) || Files.size(file) != entry.getSize()) {
			Files.createDirectories(file.getParent());
			try (InputStream content = jar.getInputStream(entry); OutputStream out = Files.newOutputStream(file)) {
				content.transferTo(out);
			}
			file.toFile().setExecutable(true);
		}
		return file;
	}

	private static String hash(byte[] bytes) throws NoSuchAlgorithmException {
		byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
		return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
	}

	private static void copyAll(Path source, Path target) throws IOException {
		try (Stream<Path> paths = Files.walk(source)) {
			for (Path path : paths.filter(Files::isRegularFile).toList()) {
				Path copy = target.resolve(source.relativize(path).toString());
				Files.createDirectories(copy.getParent());
				Files.copy(path, copy);
			}
		}
	}

	private static void compressAll(Path folder) throws IOException {
		try (Stream<Path> paths = Files.walk(folder)) {
			for (Path path : paths.filter((each) -> each.toString().endsWith(".js")).toList()) {
				try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(path + ".gz")))) {
					Files.copy(path, out);
				}
			}
		}
	}

	private static void deleteAll(Path folder) throws IOException {
		if (Files.exists(folder)) {
			try (Stream<Path> paths = Files.walk(folder)) {
				for (Path path : paths.sorted((one, other) -> other.compareTo(one)).toList()) {
					Files.delete(path);
				}
			}
		}
	}

}
