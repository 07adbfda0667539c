/** What a browser does with a live page: its connection, its HTML, its forms. */
@NullMarked
package org.livespring.test.client;

import org.jspecify.annotations.NullMarked;
