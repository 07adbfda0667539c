const FIRST = 200
const LAST = 10_000
const SOON = 100

/** Growing waits between attempts, spread so that not all pages come back at once. */
export class Backoff {
  #attempt = 0

  next() {
    return Math.min(LAST, FIRST * 2 ** this.#attempt++) * (0.5 + Math.random() / 2)
  }

  soon() {
    return Math.random() * SOON
  }

  reset() {
    this.#attempt = 0
  }
}
