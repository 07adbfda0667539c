import * as Request from "./request.js"
import { LOST } from "./requests.js"

/** Loaded where a script mounts one. Mounts components for scripts, also over a lost connection. */
export class Mounts {
  /** @type {Set<() => void>} */
  #waiting = new Set()
  #page
  #Component

  /**
   * @param {import("./page.js").Page} page
   * @param {typeof import("./component.js").Component} Component
   */
  constructor(page, Component) {
    this.#page = page
    this.#Component = Component
  }

  /**
   * @param {string} name
   * @param {any} props
   * @returns {Promise<import("./component.js").Component>}
   */
  mount(name, props) {
    return new Promise((resolve, reject) => {
      const mount = () =>
        this.#page.requests.send(Request.MOUNT, [name, props], (failure, [, html, text, tag]) => {
          if (failure?.code === LOST.code) return
          this.#waiting.delete(mount)
          if (failure) return reject(failure)
          const component = new this.#Component(null, text, tag, html ?? null, [])
          component.live = true
          component.renew = () => this.mount(name, props)
          this.#page.add([component])
          resolve(component)
        })
      this.#waiting.add(mount)
      this.#page.start()
      if (this.#page.established) mount()
    })
  }

  connectionEstablished() {
    for (const mount of this.#waiting) mount()
  }
}
