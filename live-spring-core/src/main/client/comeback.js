import { BLOCK, findSlot, rootsOf } from "./blocks.js"
import { discoverEdits, edited, isControl, setShown } from "./edits.js"
import { identify } from "./identity.js"
import { isWanted, keep, PREFIX, takeKept, whoOf } from "./keep.js"
import { morph } from "./morph.js"
import { part } from "./part.js"

/** @typedef {ReturnType<typeof coreOf>} Core What restoring a page needs. */

/** Keeps the page's components for the case that the browser drops it, and brings them back. */
export class Comeback {
  #view

  /** @param {import("./view.js").View} view */
  constructor(view) {
    this.#view = view
  }

  /**
   * Starts with the page's components, or with those that were kept.
   * @param {() => void} begin
   */
  async start(begin) {
    addEventListener("pagehide", this)
    for (const type of ["visibilitychange", "freeze"]) document.addEventListener(type, this)
    const kept = takeKept()
    if (!kept || !isWanted(document.querySelector("[live-keep]"))) return begin()
    let done = () => {}
    try {
      done = (await part("restore")).restore(coreOf(this.#view), JSON.parse(kept))
    } catch (error) {
      // The page starts anew
      console.error(error)
    }
    begin()
    done()
  }

  /** @param {any} event */
  handleEvent({ type }) {
    if (type !== "visibilitychange" || document.visibilityState === "hidden") {
      keep(this.#view.rootComponents(), [...this.#view.page.components.values()])
    }
  }
}

/** @param {import("./view.js").View} view */
const coreOf = ({ page: { components } }) => ({ components, rootsOf, findSlot, BLOCK, discoverEdits, edited, isControl, setShown, identify, morph, isWanted, whoOf, PREFIX })
