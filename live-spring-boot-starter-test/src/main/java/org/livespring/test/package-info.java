/**
 * Tests of live pages without a browser and without a port: users, pages, lost
 * connections and nodes as objects of a test. Begin with
 * {@link org.livespring.test.LiveTester}.
 */
@NullMarked
package org.livespring.test;

import org.jspecify.annotations.NullMarked;
