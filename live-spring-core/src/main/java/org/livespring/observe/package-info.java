/**
 * The measured calls and events of the engine, and the port to the monitors that use
 * them.
 */
@NullMarked
package org.livespring.observe;

import org.jspecify.annotations.NullMarked;
