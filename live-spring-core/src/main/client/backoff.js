const FIRST = 100
const SHOWN = 3000
const HIDDEN = 10_000
const SOON = 100
const PATIENCE = 3000

/** Growing waits between attempts, spread so that not all pages come back at once. */
export class Backoff {
  #attempt = 0

  next() {
    const last = document.visibilityState === "visible" ? SHOWN : HIDDEN
    return Math.min(last, FIRST * 2 ** this.#attempt++) * (0.5 + Math.random() / 2)
  }

  soon() {
    return Math.random() * SOON
  }

  /** How long an attempt may take: where nothing answers at first, the next may reach another node. */
  get patience() {
    return PATIENCE * Math.min(4, Math.max(1, this.#attempt - 1))
  }

  reset() {
    this.#attempt = 0
  }
}
