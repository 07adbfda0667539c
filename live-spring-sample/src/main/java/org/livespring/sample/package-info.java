/**
 * The sample application: one package for each page, and the classes that all pages
 * share.
 */
@NullMarked
package org.livespring.sample;

import org.jspecify.annotations.NullMarked;
