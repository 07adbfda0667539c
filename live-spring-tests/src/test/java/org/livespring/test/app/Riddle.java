package org.livespring.test.app;

import org.livespring.LiveComponent;

/** Knows what no browser may know. */
@LiveComponent(mountable = true)
class Riddle extends SecretHolder {

}
