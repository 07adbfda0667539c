/** Auto-configuration and properties of the client's files and of the server. */
@NullMarked
package org.livespring.autoconfigure.web;

import org.jspecify.annotations.NullMarked;
