/** The compact form of the protocol: arrays with the frame's number first. */
export const SUBPROTOCOL = "live.v1"

/** Numbers of the frames that a client sends. */
export const Request = {
  MOUNT: 1,
  UNMOUNT: 2,
  REHYDRATE: 3,
  CALL: 4,
  PROPERTY: 5,
  PING: 6,
  RESYNC: 8,
  JOIN: 9,
  LEAVE: 10
}

/** Numbers of the frames that a server sends. */
export const Reply = {
  ESTABLISHED: 1,
  MOUNTED: 2,
  REHYDRATED: 3,
  UPDATE: 4,
  STATE: 5,
  RESPONSE: 6,
  PONG: 7,
  SNAPSHOT_REQUEST: 8,
  EVENT: 9,
  NAVIGATE: 10,
  ROOM_EVENT: 11,
  FRAGMENT: 12,
  PRESENCE: 13,
  PRESENCE_DIFF: 14,
  BROADCAST: 15,
  ERROR: 16
}

/**
 * @typedef {object} Failure
 * @property {string} code
 * @property {string} [message]
 * @property {string} [id]
 */

/**
 * A frame without the trailing fields that are not there.
 * @param {any[]} fields
 */
export function encode(fields) {
  return JSON.stringify(trim(fields))
}

/** @param {any[]} fields */
export function trim(fields) {
  let length = fields.length
  while (fields[length - 1] == null) length--
  return fields.slice(0, length)
}

/** What the client does about a code, where it does more than showing the message. */
export const isRefused = (/** @type {string} */ code) => /^(INVALID|EXPIRED|STALE)_STATE$/.test(code)
