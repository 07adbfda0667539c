package org.livespring.budget;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MemoryBudgetTests {

	private static final long BASE = 16 * 1024;

	private final MemoryBudget budget = new MemoryBudget(BASE * 10, BASE * 5, BASE * 2);

	@Test
	void connectionHasNoMoreThanItsOwn() {
		MemoryAccount connection = this.budget.open("user ann");
		connection.charge(BASE * 2);
		assertThatCode(connection::check).doesNotThrowAnyException();
		connection.charge(1);
		assertRefused(connection, LiveErrorCode.LIMIT_EXCEEDED);
		assertThatCode(this.budget.open("user ann")::check).doesNotThrowAnyException();
	}

	@Test
	void clientHasNoMoreThanItsShareWithAllItsConnections() {
		MemoryAccount one = this.budget.open("user ann");
		MemoryAccount other = this.budget.open("user ann");
		MemoryAccount bob = this.budget.open("user bob");
		one.charge(BASE * 2);
		other.charge(BASE);
		assertThat(other.isOverloaded()).isFalse();
		other.charge(1);
		assertRefused(one, LiveErrorCode.OVERLOADED);
		assertRefused(other, LiveErrorCode.OVERLOADED);
		assertThat(bob.isOverloaded()).isFalse();
		assertThat(one.isOfClient(other)).isTrue();
		assertThat(one.isOfClient(bob)).isFalse();
	}

	@Test
	void clientsTogetherHaveNoMoreThanTheNode() {
		for (int i = 0; i < 8; i++) {
			this.budget.open("address 10.0.0." + i);
		}
		assertThat(this.budget.isTight()).isFalse();
		this.budget.open("address 10.0.0.8");
		assertThat(this.budget.isTight()).isTrue();
		MemoryAccount last = this.budget.open("address 10.0.0.9");
		assertThat(last.isOverloaded()).isFalse();
		last.charge(1);
		assertRefused(this.budget.open("user eve"), LiveErrorCode.OVERLOADED);
	}

	@Test
	void nothingIsLeftOfClientsThatAreGone() {
		MemoryAccount account = this.budget.open("user ann");
		MemoryCharge lingering = new MemoryCharge(account);
		lingering.set(BASE * 5);
		this.budget.closed(account);
		this.budget.sweep();
		assertThat(this.budget.open("user ann").isOverloaded()).isTrue();
		lingering.end();
		lingering.set(7);
		assertThat(this.budget.node().used()).isEqualTo(BASE);
	}

	@Test
	void connectionThatLeavesTakesBackExactlyWhatItCharged() {
		for (int i = 0; i < 2000; i++) {
			MemoryAccount account = this.budget.open("user ann");
			CompletableFuture<Void> charging = CompletableFuture.runAsync(() -> {
				for (int each = 0; each < 2000; each++) {
					account.charge(7);
				}
			});
			while (account.used() == 0) {
				Thread.onSpinWait();
			}
			account.leave();
			charging.join();
			account.charge(-account.used());
			this.budget.closed(account);
		}
		assertThat(this.budget.node().used()).isZero();
	}

	@Test
	void chargeMovesWithItsThing() {
		MemoryAccount ann = this.budget.open("user ann");
		MemoryAccount bob = this.budget.open("user bob");
		MemoryCharge charge = new MemoryCharge(ann);
		charge.set(100);
		charge.set(40);
		charge.moveTo(bob);
		assertThat(ann.used()).isZero();
		assertThat(bob.used()).isEqualTo(40);
		assertThat(this.budget.node().used()).isEqualTo(BASE * 2 + 40);
	}

	private static void assertRefused(MemoryAccount account, LiveErrorCode code) {
		assertThatExceptionOfType(LiveException.class).isThrownBy(account::check)
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo(code));
	}

}
