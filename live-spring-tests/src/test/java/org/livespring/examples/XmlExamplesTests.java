package org.livespring.examples;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The dependencies that the documentation names are modules of this version. */
class XmlExamplesTests {

	@ParameterizedTest(name = "{0}")
	@MethodSource("examples")
	void exampleNamesModules(Example example) throws Exception {
		Element root = parse("<example>" + example.text() + "</example>");
		NodeList dependencies = root.getElementsByTagName("dependency");
		assertThat(dependencies.getLength()).isPositive();
		for (int i = 0; i < dependencies.getLength(); i++) {
			Element dependency = (Element) dependencies.item(i);
			if (value(dependency, "groupId").equals("org.livespring")) {
				Element module = parse(Example.text(Path.of("..", value(dependency, "artifactId"), "pom.xml")));
				assertThat(value(dependency, "version")).isEqualTo(value(module, "version"));
			}
			else {
				assertThat(value(dependency, "groupId")).isEqualTo("org.springframework.boot");
			}
		}
	}

	static Stream<Example> examples() {
		return Example.in("xml");
	}

	private static Element parse(String xml) throws Exception {
		return DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(new InputSource(new StringReader(xml)))
			.getDocumentElement();
	}

	private static String value(Element element, String name) {
		return element.getElementsByTagName(name).item(0).getTextContent().strip();
	}

}
