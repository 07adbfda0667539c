package org.livespring.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of actions.
 *
 * @param timeout How long an action may run before its thread is interrupted; 0 for any
 * time. What takes longer by intent is a task.
 */
@ConfigurationProperties("live.actions")
public record LiveActionsProperties(@Least("0s") @DefaultValue("30s") Duration timeout) implements CheckedProperties {

}
