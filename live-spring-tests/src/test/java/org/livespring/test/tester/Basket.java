package org.livespring.test.tester;

import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;

@LiveComponent(template = "tester/basket")
class Basket {

	record State(List<String> articles, int total) {
	}

	record Article(@NotBlank(message = "What is it?") String title) {
	}

	private final Prices prices;

	Basket(Prices prices) {
		this.prices = prices;
	}

	State mount() {
		return new State(List.of(), 0);
	}

	@LiveAction
	State add(State state, @Valid Article article, LiveContext live) {
		live.flash("Added " + article.title());
		return new State(Stream.concat(state.articles().stream(), Stream.of(article.title())).toList(),
				state.total() + this.prices.of(article.title()));
	}

	@LiveAction
	State clear(State state) {
		return mount();
	}

}
