const FIRST = 100
const SHOWN = 8000
const HIDDEN = 20_000
const SPREAD = 2000
const SOON = 100
const PATIENCE = 3000

/** Growing waits between attempts, spread so that not all pages come back at once: 12 in the first minute at most. */
export class Backoff {
  #attempt = 0
  #until = 0

  next() {
    const last = document.visibilityState === "visible" ? SHOWN : HIDDEN
    const wait = Math.min(last, FIRST * 2 ** this.#attempt++)
    return Math.max(wait, this.rest) + Math.random() * Math.min(wait, SPREAD)
  }

  /** Another server is there already: the first attempt hardly waits. */
  soon() {
    if (this.#attempt) return this.next()
    this.#attempt++
    return Math.random() * SOON
  }

  /** How long an attempt may take: where nothing answers at first, the next may reach another node. */
  get patience() {
    return PATIENCE * Math.min(4, Math.max(1, this.#attempt - 1))
  }

  /** Milliseconds for which the server wants to be left alone. */
  get rest() {
    return Math.max(0, this.#until - performance.now())
  }

  /** @param {number} millis in which the server wants to be left alone; some pages take longer */
  hold(millis) {
    this.#until = performance.now() + millis * (1 + Math.random() / 4)
  }

  reset() {
    this.#attempt = 0
  }
}
