import { applyPatch } from "./patch.js"
import * as Request from "./request.js"

/** Parts of the page that all members of a room share, one text for all elements that show it; loaded where there is one. */
export class Fragments {
  /** @type {Map<string, { seq: number, text: string }>} */
  #known = new Map()
  /** @type {WeakMap<Element, string>} */
  #shown = new WeakMap()
  #page
  #patch

  /**
   * @param {import("./page.js").Page} page
   * @param {(element: Element, html: string) => boolean} patch false where it cannot be now
   */
  constructor(page, patch) {
    this.#page = page
    this.#patch = patch
  }

  /**
   * @param {string} key
   * @param {number} seq
   * @param {import("./patch.js").Patch} html
   */
  received(key, seq, html) {
    const known = this.#known.get(key)
    const whole = typeof html === "string"
    if (!whole && known && seq <= known.seq) return
    try {
      if (!whole && seq - 1 !== known?.seq) throw new RangeError()
      this.#known.set(key, { seq, text: applyPatch(known?.text ?? null, html) })
    } catch {
      this.#known.delete(key)
      return this.#page.requests.send(Request.RESYNC, [key], () => {})
    }
    this.fill(document)
  }

  /**
   * Shows what is known in the elements that do not yet.
   * @param {ParentNode} root
   */
  fill(root) {
    if (!this.#known.size) return
    for (const element of root.querySelectorAll("[live-fragment]")) {
      const text = this.#known.get(element.getAttribute("live-fragment") ?? "")?.text
      if (text == null || this.#shown.get(element) === text || !this.#patch(element, text)) continue
      this.#shown.set(element, text)
    }
  }

  /** Sequences of another connection mean nothing. */
  connectionLost() {
    this.#known.clear()
  }
}
