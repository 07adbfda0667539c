package org.livespring.sample.signup;

/** Where we deliver to; the names are in the messages. */
enum Country {

	AT, CH, DE, FR, GB, IT, NL, US

}
