package org.livespring.examples;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** What {@code operations.md} supposes. */
abstract class OperationsPage {

	HttpSecurity http;

}
