import { encode } from "./protocol.js"

/**
 * @typedef {import("./protocol.js").Failure} Failure
 * @typedef {(failure: Failure | null, fields: any[]) => void} Answered
 */

/** Nobody will answer any more; what the server did is not known. */
export const LOST = { code: "UNKNOWN_OUTCOME" }

/** The server would close the connection over it. */
export const TOO_LARGE = { code: "LIMIT_EXCEEDED" }

/** Requests on the way, each with who waits for its answer. */
export class Requests {
  /** @type {Map<number, Answered>} */
  #waiting = new Map()
  /** Characters of a message. */
  limit = Infinity
  #next = 1
  #send

  /** @param {(text: string) => void} send */
  constructor(send) {
    this.#send = send
  }

  get size() {
    return this.#waiting.size
  }

  next() {
    return this.#next++
  }

  /**
   * Goes on above a number that a snapshot remembers.
   * @param {number} action
   */
  continueAfter(action) {
    this.#next = Math.max(this.#next, action + 1)
  }

  /**
   * @param {number} type
   * @param {any[]} fields
   * @param {Answered} answered
   * @param {number} [id]
   */
  send(type, fields, answered, id = this.next()) {
    const text = encode([type, id, ...fields])
    if (text.length > this.limit) return answered(TOO_LARGE, [])
    this.#waiting.set(id, answered)
    this.#send(text)
  }

  /** @param {number} id */
  take(id) {
    const answered = this.#waiting.get(id)
    this.#waiting.delete(id)
    return answered
  }

  lose() {
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const answered of waiting) answered(LOST, [])
  }
}
