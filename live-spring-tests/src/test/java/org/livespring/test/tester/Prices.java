package org.livespring.test.tester;

import org.springframework.stereotype.Service;

/** A service, which a slice does not contain. */
@Service
class Prices {

	int of(String article) {
		return article.length();
	}

}
