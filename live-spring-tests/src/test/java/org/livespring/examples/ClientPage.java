package org.livespring.examples;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** What {@code client.md} supposes. */
abstract class ClientPage {

	HttpSecurity http;

}
