package org.livespring.test.tester;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import org.livespring.LiveProgress;
import org.livespring.LiveRooms;
import org.livespring.test.AutoConfigureLiveTester;
import org.livespring.test.LiveTester;

import static org.assertj.core.api.Assertions.assertThat;

/** Services that publish are tested without a web environment as well. */
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
@AutoConfigureLiveTester
class WithoutPagesTests {

	record Sale(int percent) {
	}

	@Autowired
	private LiveRooms rooms;

	@Autowired
	private LiveProgress progress;

	@Test
	void roomsKeepTheirState() {
		this.rooms.room("shop").publish(new Sale(10));
		this.rooms.room("shop").state(Sale.class, new Sale(0)).change((sale) -> new Sale(sale.percent() + 5));
		assertThat(this.rooms.room("shop").state(Sale.class, new Sale(0)).get()).isEqualTo(new Sale(5));
		assertThat(this.progress).isNotNull();
	}

	@Test
	void thereIsNoTesterWithoutPages(@Autowired ObjectProvider<LiveTester> live) {
		assertThat(live.getIfAvailable()).isNull();
	}

}
