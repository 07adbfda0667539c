/** One live connection: adopt, act, render, diff, sign, send. */
@NullMarked
package org.livespring.session;

import org.jspecify.annotations.NullMarked;
