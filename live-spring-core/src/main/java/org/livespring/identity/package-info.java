/** The owner of a page and its connection: user, browser and login. */
@NullMarked
package org.livespring.identity;

import org.jspecify.annotations.NullMarked;
