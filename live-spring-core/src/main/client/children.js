import { findSlot } from "./blocks.js"
import { Component } from "./component.js"
import { patch } from "./morph.js"
import { move } from "./nodes.js"
import { NODES, own, wrote } from "./touches.js"

/** Puts components into the slots of their parents. */
export class Children {
  #page

  /** @param {import("./page.js").Page} page */
  constructor(page) {
    this.#page = page
  }

  /**
   * Where a slot became another element the child moves there.
   * @param {Component} component
   * @param {Element} host
   */
  keep({ id }, host) {
    for (const child of this.#page.components.values()) {
      const slot = child.parent === id && child.host && !child.host.isConnected && findSlot(host, child.slot)
      if (!slot || slot.hasAttribute("live-id")) continue
      const old = /** @type {Element} */ (child.host)
      while (old.firstChild) move(slot, old.firstChild, null)
      slot.setAttribute("live-id", child.id)
      child.host = slot
    }
  }

  /** @param {any[]} child */
  place([id, parentId, slot, html, snapshot, tag, query]) {
    const parent = this.#page.components.get(parentId)
    const host = parent?.host && findSlot(parent.host, slot)
    if (!host || this.#page.components.has(id)) return
    const previous = this.#page.components.get(host.getAttribute("live-id") ?? "")
    if (previous) this.#page.remove(previous)
    own(() => host.replaceChildren())
    wrote(host, NODES, [])
    patch(host, html)
    const component = new Component(host, snapshot, tag, html, query ?? [])
    component.live = true
    this.#page.add([component])
  }
}
