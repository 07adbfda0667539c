package com.example;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;

import lombok.Value;

import org.springframework.transaction.annotation.Transactional;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;

/** Values whose JSON depends on settings of the application. */
@LiveComponent
class Counter {

	record State(int clickCount, ZonedDateTime openedAt, BigDecimal unitPrice, Optional<String> lastAction,
			Size boxSize, Shop nearestShop) {
	}

	@Value
	static class Shop {

		String cityName;

		int openHours;

	}

	enum Size {

		SMALL, LARGE;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	record View(String count, String details) {
	}

	State mount() {
		return new State(0, ZonedDateTime.of(2026, 3, 29, 2, 30, 0, 123456789, ZoneId.of("Asia/Tokyo")),
				new BigDecimal("9.90"), Optional.empty(), Size.LARGE, new Shop("Linz", 0));
	}

	View view(State state) {
		return new View(Integer.toString(state.clickCount()), state.openedAt() + " " + state.unitPrice() + " "
				+ state.lastAction().orElse("never") + " " + state.boxSize().name() + " " + state.nearestShop());
	}

	@LiveAction
	@Transactional
	State increment(State state) {
		return new State(state.clickCount() + 1, state.openedAt(), state.unitPrice(), Optional.of("increment"),
				state.boxSize(), state.nearestShop());
	}

}
