const USE = ["pointerdown", "keydown", "input", "wheel", "touchstart"]

/** Keeps the HTTP session alive while the user does something. */
export class Session {
  #url
  #seconds = 0
  #timer = 0
  #used = false

  /** @param {string} url */
  constructor(url) {
    this.#url = url
  }

  /** @param {number} seconds 0 where there is none */
  keep(seconds) {
    for (const type of USE) addEventListener(type, this, { capture: true, passive: true })
    if (seconds === this.#seconds) return
    this.#seconds = seconds
    clearInterval(this.#timer)
    if (seconds) this.#timer = setInterval(() => this.#tick(), seconds * 1000)
  }

  handleEvent() {
    this.#used = true
  }

  #tick() {
    if (this.#used) fetch(this.#url, { cache: "no-store" }).catch(() => {})
    this.#used = false
  }
}
