/** The compact form of the protocol: arrays with the frame's number first. */
export const SUBPROTOCOL = "live.v1"

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
