/**
 * @typedef {object} Waiting
 * @property {Element} element
 * @property {string} key
 * @property {any} owner
 * @property {number} timer
 * @property {() => void} run
 */

/** Calls that wait until it was quiet for a while, or until they are allowed again. */
export class Delays {
  /** @type {Waiting[]} */
  #waiting = []
  /** @type {WeakMap<Element, Map<string, number>>} */
  #last = new WeakMap()

  /**
   * Replaces what waits for the same element and key; without `millis` until flushed.
   * @param {Element} element
   * @param {string} key
   * @param {any} owner
   * @param {number | null} millis
   * @param {() => void} run
   */
  debounce(element, key, owner, millis, run) {
    this.cancel(element, key)
    const waiting = { element, key, owner, timer: 0, run }
    if (millis !== null) waiting.timer = setTimeout(() => this.flush(each => each === waiting), millis)
    this.#waiting.push(waiting)
  }

  /**
   * @param {Element} element
   * @param {string} key
   * @param {any} owner
   * @param {string} wait milliseconds, or `blur`
   * @param {() => void} run
   */
  later(element, key, owner, wait, run) {
    if (wait === "0") {
      this.cancel(element, key)
      run()
    } else this.debounce(element, key, owner, wait === "blur" ? null : Number(wait), run)
  }

  /**
   * At once, then at most once in a time; what came last runs at its end.
   * @param {Element} element
   * @param {string} key
   * @param {any} owner
   * @param {number} millis
   * @param {() => void} run
   */
  throttle(element, key, owner, millis, run) {
    const last = this.#last.get(element) ?? new Map()
    this.#last.set(element, last)
    const rest = (last.get(key) ?? -millis) + millis - performance.now()
    this.debounce(element, key, owner, Math.max(0, rest), () => {
      last.set(key, performance.now())
      run()
    })
    if (rest <= 0) this.flush(each => each.element === element && each.key === key)
  }

  /**
   * Runs now what waits.
   * @param {(waiting: Waiting) => boolean} matches
   */
  flush(matches) {
    for (const { run } of this.#take(matches)) run()
  }

  /**
   * @param {Element} element
   * @param {string} key
   */
  cancel(element, key) {
    return this.#take(each => each.element === element && each.key === key).length > 0
  }

  /** @param {(waiting: Waiting) => boolean} matches */
  #take(matches) {
    const taken = this.#waiting.filter(matches)
    this.#waiting = this.#waiting.filter(each => !taken.includes(each))
    for (const { timer } of taken) clearTimeout(timer)
    return taken
  }
}
