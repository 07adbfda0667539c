package org.livespring.sample.signup;

/** A country of delivery. The message files contain the names. */
enum Country {

	AT, CH, DE, FR, GB, IT, NL, US

}
