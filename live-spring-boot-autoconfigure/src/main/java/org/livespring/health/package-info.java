/** Health of the application: knows Actuator's health. */
@NullMarked
package org.livespring.health;

import org.jspecify.annotations.NullMarked;
