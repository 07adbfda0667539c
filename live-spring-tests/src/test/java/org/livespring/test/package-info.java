/**
 * What tests of several packages share.
 */
@NullMarked
package org.livespring.test;

import org.jspecify.annotations.NullMarked;
