package org.livespring.client;

import java.util.List;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Widgets of Bootstrap in a component open, stay open and work while the server pushes
 * changes of the component.
 */
class BootstrapTests extends AbstractClientTests {

	private static final int PUSHES = 1000;

	private static final String FILES = "/webjars/bootstrap/5.3.8/dist/";

	private static final String HTML = """
			<b id="count">%1$s</b>
			<div class="dropdown" style="margin-top: 5rem">
				<button id="menu" class="btn dropdown-toggle" type="button" data-bs-toggle="dropdown" aria-expanded="false">Menu %1$s</button>
				<ul class="dropdown-menu"><li><a class="dropdown-item" href="#one">One %1$s</a></li></ul>
			</div>
			<button id="more" class="btn" type="button" data-bs-toggle="collapse" data-bs-target="#details" aria-expanded="false">More</button>
			<div class="collapse" id="details"><div class="card">Details %1$s</div></div>
			<ul class="nav nav-tabs" role="tablist">
				<li><button id="tab-a" class="nav-link active" type="button" role="tab" data-bs-toggle="tab" data-bs-target="#pane-a" aria-selected="true">A</button></li>
				<li><button id="tab-b" class="nav-link" type="button" role="tab" data-bs-toggle="tab" data-bs-target="#pane-b" aria-selected="false">B</button></li>
			</ul>
			<div class="tab-content">
				<div class="tab-pane active" id="pane-a" role="tabpanel">Pane A %1$s</div>
				<div class="tab-pane" id="pane-b" role="tabpanel">Pane B %1$s</div>
			</div>
			<button id="open" class="btn" type="button" data-bs-toggle="modal" data-bs-target="#dialog">Open</button>
			<div class="modal" id="dialog" tabindex="-1" aria-labelledby="title" aria-hidden="true"><div class="modal-dialog"><div class="modal-content">
				<div class="modal-header"><h2 id="title">Title %1$s</h2><button class="btn-close" type="button" data-bs-dismiss="modal" aria-label="Close"></button></div>
				<div class="modal-body"><input id="name"></div>
			</div></div></div>
			<button id="hint" class="btn" type="button" data-bs-toggle="tooltip" data-bs-animation="false" data-bs-title="A hint">Hint %1$s</button>
			""";

	private FakeComponent component;

	private int pushed;

	@BeforeEach
	void openPage() {
		this.component = new FakeComponent("c1", "thing", HTML.formatted(0));
		this.server.withoutPolicy()
			.open("<link rel=\"stylesheet\" href=\"%1$scss/bootstrap.min.css\">%2$s<script src=\"%1$sjs/bootstrap.bundle.min.js\"></script>"
				.formatted(FILES, this.component.host()), this.component);
		eval("document.querySelectorAll('[data-bs-toggle=tooltip]').forEach(each => new bootstrap.Tooltip(each))");
	}

	@Test
	void widgetsWorkThroughAThousandPushes() {
		$("#more").click();
		assertThat($("#details")).hasClass("collapse show");
		$("#tab-b").click();
		push(200);
		assertThat($("#details")).hasText("Details 200");
		assertThat($("#pane-b")).isVisible();
		assertThat($("#pane-b")).hasText("Pane B 200");
		assertThat($("#pane-a")).isHidden();
		assertThat($("#tab-b")).hasAttribute("aria-selected", "true");
		$("#more").click();
		assertThat($("#details")).hasClass("collapse");
		$("#tab-a").click();
		assertThat($("#pane-a")).isVisible();
		dropdown();
		modal();
		tooltip();
		push(PUSHES - this.pushed);
		assertThat($(".dropdown-menu, #details, .modal, .tooltip").filter(visible())).hasCount(0);
		assertThat(this.server.problems()).isEmpty();
	}

	private void dropdown() {
		Locator menu = $(".dropdown-menu");
		$("#menu").click();
		assertThat(menu).isVisible();
		push(200);
		assertThat(menu).isVisible();
		assertThat($("#menu")).hasAttribute("aria-expanded", "true");
		assertThat($("#menu")).hasText("Menu " + this.pushed);
		assertThat(menu).hasText("One " + this.pushed);
		this.page.keyboard().press("ArrowDown");
		assertThat($(".dropdown-item")).isFocused();
		push(50);
		assertThat($(".dropdown-item")).isFocused();
		this.page.keyboard().press("Escape");
		assertThat(menu).isHidden();
	}

	private void modal() {
		$("#open").click();
		assertThat($("#name")).isVisible();
		$("#name").fill("typed");
		push(200);
		assertThat($("#title")).hasText("Title " + this.pushed);
		assertThat($("#name")).isFocused();
		assertThat($("#name")).hasValue("typed");
		assertThat($("#dialog")).hasAttribute("aria-modal", "true");
		assertThat($(".modal-backdrop")).hasCount(1);
		$(".btn-close").click();
		assertThat($("#dialog")).isHidden();
		assertThat($(".modal-backdrop")).hasCount(0);
	}

	private void tooltip() {
		$("#hint").hover();
		assertThat($(".tooltip")).hasText("A hint");
		push(200);
		assertThat($(".tooltip")).isVisible();
		assertThat($("#hint")).hasText("Hint " + this.pushed);
		$("#count").hover();
		assertThat($(".tooltip")).hasCount(0);
		$("#hint").hover();
		assertThat($(".tooltip")).isVisible();
		$("#count").hover();
		assertThat($(".tooltip")).hasCount(0);
	}

	private void push(int times) {
		for (int i = 0; i < times; i++) {
			List<Object> update = List.copyOf(this.component.update(HTML.formatted(++this.pushed)));
			this.server.send(4, "c1", update.get(0), update.get(1), update.get(2), update.get(3));
		}
		assertThat($("#count")).hasText(String.valueOf(this.pushed));
	}

	private static Locator.FilterOptions visible() {
		return new Locator.FilterOptions().setVisible(true);
	}

}
