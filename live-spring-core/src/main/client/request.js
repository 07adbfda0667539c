/** Numbers of the frames that a client sends. */

export const MOUNT = 1
export const UNMOUNT = 2
export const REHYDRATE = 3
export const CALL = 4
export const PROPERTY = 5
export const PING = 6
export const RESYNC = 8
export const JOIN = 9
export const LEAVE = 10
