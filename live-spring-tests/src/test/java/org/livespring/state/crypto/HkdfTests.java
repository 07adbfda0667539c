package org.livespring.state.crypto;

import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Test case 3 of RFC 5869, whose info is empty, and the extraction of case 1. */
class HkdfTests {

	@Test
	void extractOfTestCase1() {
		byte[] salt = HexFormat.of().parseHex("000102030405060708090a0b0c");
		byte[] secret = HexFormat.of().parseHex("0b".repeat(22));
		assertThat(HexFormat.of().formatHex(Hkdf.extract(salt, secret)))
			.isEqualTo("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5");
	}

	@Test
	void expandOfTestCase3() {
		byte[] key = HexFormat.of().parseHex("19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04");
		assertThat(HexFormat.of().formatHex(Hkdf.expand(key, "")))
			.isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
	}

}
