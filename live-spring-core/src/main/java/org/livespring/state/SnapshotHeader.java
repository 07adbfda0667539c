package org.livespring.state;

import org.jspecify.annotations.Nullable;

import org.livespring.render.RenderScope;

/**
 * What a snapshot says about itself; everything in it is under the signature. What
 * changes with each update stands at the end, so that deltas stay short.
 *
 * @param id instance id
 * @param name name of the component
 * @param version version of its state
 * @param parent instance id of its parent, {@code null} for a component of the page
 * @param slot its slot in the parent's HTML
 * @param principal name of the user, {@code null} when not logged in
 * @param binding digest of the browser's cookie, see {@code BrowserBinding}
 * @param scope what its HTML depends on beside its state
 * @param expires last minute since 1970 in which it is accepted
 * @param epoch number of the adoption that wrote it
 * @param seq sequence of its updates
 * @param action number of the last action it contains
 */
public record SnapshotHeader(String id, String name, int version, @Nullable String parent, @Nullable String slot,
		@Nullable String principal, String binding, RenderScope scope, long expires, long epoch, long seq,
		long action) {

}
