/** The API of Live Spring that applications import. */
@NullMarked
package org.livespring;

import org.jspecify.annotations.NullMarked;
