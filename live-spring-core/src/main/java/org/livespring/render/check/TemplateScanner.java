package org.livespring.render.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Finds the attributes of the client in the source of a template, whichever engine it is
 * for. What it does not understand it leaves out.
 */
final class TemplateScanner {

	/** Comments of HTML and of each engine, and elements whose content is no markup. */
	private static final Pattern IGNORED = Pattern
		.compile("<!--.*?-->|<#--.*?-->|<%--.*?--%>|\\{\\{!.*?}}|<(script|style)\\b[^>]*>.*?</\\1", Pattern.DOTALL);

	private static final Pattern TAG = Pattern.compile("<[a-zA-Z]");

	private static final Pattern ATTRIBUTE = Pattern.compile("\\s(?<name>[^\\s=>\"'/<]+)"
			+ "(?:\\s*=\\s*(?:\"(?<double>[^\"]*)\"|'(?<single>[^']*)'|(?<bare>[^\\s\"'>]+)))?");

	private static final Pattern OURS = Pattern.compile("(?<prefix>th:|data-th-)?(?<name>live-[a-zA-Z-]+)");

	private static final Pattern COMPUTED = Pattern.compile("\\$\\{|#\\{|@\\{|\\*\\{|\\{\\{|\\[\\[|\\[\\(|<#|@");

	private TemplateScanner() {
	}

	static List<TemplateAttribute> scan(String source) {
		String markup = blank(source);
		List<TemplateAttribute> found = new ArrayList<>();
		Matcher tag = TAG.matcher(markup);
		int from = 0;
		while (tag.find(from)) {
			from = end(markup, tag.end());
			scan(markup, tag.end(), from, found);
		}
		return found;
	}

	/** What counts for nothing, without moving what follows. */
	private static String blank(String source) {
		return IGNORED.matcher(source).replaceAll((match) -> match.group().replaceAll("[^\n]", " "));
	}

	/** The end of a tag is not the one of a quoted text or of a directive in it. */
	private static int end(String markup, int start) {
		char quote = 0;
		int directives = 0;
		for (int i = start; i < markup.length(); i++) {
			char c = markup.charAt(i);
			if (quote != 0) {
				quote = (c == quote) ? 0 : quote;
			}
			else if (c == '"' || c == '\'') {
				quote = c;
			}
			else if (c == '<') {
				directives++;
			}
			else if (c == '>' && directives-- == 0) {
				return i;
			}
		}
		return markup.length();
	}

	private static void scan(String markup, int from, int to, List<TemplateAttribute> found) {
		Matcher attribute = ATTRIBUTE.matcher(markup).region(from, to);
		while (attribute.find()) {
			Matcher name = OURS.matcher(attribute.group("name"));
			if (name.matches()) {
				String value = value(attribute);
				boolean computed = name.group("prefix") != null || (value != null && COMPUTED.matcher(value).find());
				found.add(new TemplateAttribute(line(markup, attribute.start("name")), name.group("name"),
						computed ? null : value, computed));
			}
		}
	}

	private static int line(String markup, int position) {
		return (int) markup.substring(0, position).chars().filter((c) -> c == '\n').count() + 1;
	}

	private static @Nullable String value(Matcher attribute) {
		for (String form : List.of("double", "single", "bare")) {
			if (attribute.group(form) != null) {
				return attribute.group(form);
			}
		}
		return null;
	}

}
