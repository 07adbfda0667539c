/**
 * The dashboard: a page for operators with the figures of all nodes, updated every
 * second.
 */
@NullMarked
package org.livespring.dashboard;

import org.jspecify.annotations.NullMarked;
