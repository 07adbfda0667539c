package org.livespring.test.app;

import org.livespring.LiveComponent;

/** Knows what no script client may know. */
@LiveComponent(headless = true, mountable = true)
class HeadlessRiddle extends SecretHolder {

}
