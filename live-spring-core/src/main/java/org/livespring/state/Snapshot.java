package org.livespring.state;

/**
 * All that a component instance needs to live on, on any node.
 *
 * @param header what the snapshot says about itself
 * @param content what the instance holds
 */
public record Snapshot(SnapshotHeader header, Content content) {

}
