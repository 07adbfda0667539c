package org.livespring.autoconfigure.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import org.livespring.autoconfigure.CheckedProperties;

/**
 * Properties of the client's files.
 *
 * @param path Path of the client's files, below the context path.
 */
@ConfigurationProperties("live.client")
public record LiveClientProperties(@DefaultValue("/live") String path) implements CheckedProperties {

}
