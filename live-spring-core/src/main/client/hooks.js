import { attempt } from "./dispatch.js"

/**
 * @typedef {object} Hook
 * @property {(element: Element, live: any) => void} [mounted]
 * @property {(element: Element, live: any) => void} [updated]
 * @property {(element: Element, live: any) => void} [destroyed]
 */

/** Scripts that go with elements. */
export class Hooks {
  /** @type {Map<string, Hook>} */
  #hooks = new Map()
  /** @type {Map<Element, { hook: Hook, live: any }>} */
  #mounted = new Map()
  #find

  /** @param {(element: Element) => any} find the component an element stands in */
  constructor(find) {
    this.#find = find
  }

  /** Names that are registered. */
  get names() {
    return [...this.#hooks.keys()]
  }

  /**
   * @param {string} name
   * @param {Hook} hook
   */
  register(name, hook) {
    this.#hooks.set(name, hook)
    this.patched(document, false)
  }

  /**
   * @param {ParentNode} root
   * @param {boolean} update
   */
  patched(root, update = true) {
    this.sweep()
    for (const element of root.querySelectorAll("[live-hook]")) {
      const mounted = this.#mounted.get(element)
      if (!mounted) this.#mount(element)
      else if (update) attempt(() => mounted.hook.updated?.(element, mounted.live))
    }
  }

  /** Ends those whose element is gone. */
  sweep() {
    for (const [element, { hook, live }] of this.#mounted) {
      if (element.isConnected) continue
      this.#mounted.delete(element)
      attempt(() => hook.destroyed?.(element, live))
    }
  }

  /** @param {Element} element */
  #mount(element) {
    const hook = this.#hooks.get(element.getAttribute("live-hook") ?? "")
    const live = hook && this.#find(element)
    if (!live) return
    this.#mounted.set(element, { hook, live })
    attempt(() => hook.mounted?.(element, live))
  }
}
