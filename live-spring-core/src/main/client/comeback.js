import { rootsOf } from "./blocks.js"
import { discoverEdits } from "./edits.js"
import { keep, rebuild, refill, takeKept } from "./keep.js"
import { morph } from "./morph.js"

/** Keeps the page's components for the case that the browser drops it, and brings them back. */
export class Comeback {
  #view

  /** @param {import("./view.js").View} view */
  constructor(view) {
    this.#view = view
  }

  /** Before the page's components are taken in; returns what is to be done after that. */
  start() {
    addEventListener("pagehide", this)
    for (const type of ["visibilitychange", "freeze"]) document.addEventListener(type, this)
    const returned = takeKept(rootsOf(document)).map(({ host, kept }) => this.#bringBack(host, kept))
    return () => returned.forEach(taken => taken())
  }

  /** @param {any} event */
  handleEvent({ type }) {
    if (type !== "visibilitychange" || document.visibilityState === "hidden") {
      keep(this.#view.rootComponents(), [...this.#view.page.components.values()])
    }
  }

  /**
   * Goes on with what was kept; what the page has instead stays at hand.
   * @param {Element} host
   * @param {import("./keep.js").Kept} kept
   */
  #bringBack(host, kept) {
    const spare = /** @type {Element} */ (host.cloneNode(true))
    discoverEdits(host)
    morph(host, rebuild(host, kept), true)
    refill(host, kept)
    return () => {
      for (const [html, text] of kept.texts) {
        const component = this.#view.page.components.get(JSON.parse(text).header.id)
        if (component) Object.assign(component, { html, spare: component.host === host ? spare : null })
      }
    }
  }
}
