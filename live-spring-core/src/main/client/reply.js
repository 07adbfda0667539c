/** Numbers of the frames that a server sends. */

export const ESTABLISHED = 1
export const MOUNTED = 2
export const REHYDRATED = 3
export const UPDATE = 4
export const STATE = 5
export const RESPONSE = 6
export const PONG = 7
export const SNAPSHOT_REQUEST = 8
export const EVENT = 9
export const NAVIGATE = 10
export const ROOM_EVENT = 11
export const FRAGMENT = 12
export const PRESENCE = 13
export const PRESENCE_DIFF = 14
export const BROADCAST = 15
export const ERROR = 16
