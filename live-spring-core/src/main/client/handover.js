import { isRefused } from "./protocol.js"
import * as Request from "./request.js"
import { LOST, TOO_LARGE } from "./requests.js"

/**
 * @typedef {import("./component.js").Component} Component
 * @typedef {import("./page.js").Page} Page
 */

/** Times that a newer node is looked for: after that the deploy was taken back. */
const NODES = 4

/** Hands components over to the server of the connection, and does what it says of each. */
export class Handover {
  batch = 50
  #id = crypto.getRandomValues(new Uint32Array(3)).join("-")
  #page

  /** @param {Page} page */
  constructor(page) {
    this.#page = page
  }

  /**
   * @param {Component[]} components parents before children
   * @param {number} [size] components of a message, less where they are larger than a server reads
   */
  offer(components, size = this.batch) {
    for (const component of components) component.live = false
    if (!this.#page.established) return
    for (let i = 0; i < components.length; i += size) {
      const batch = components.slice(i, i + size)
      const offers = batch.map(each => each.offer)
      this.#page.requests.send(Request.REHYDRATE, [this.#id, offers], (failure, [outcomes]) => {
        if (size > 1 && failure === TOO_LARGE) this.offer(batch, size >> 1)
        else if (failure !== LOST) this.#answered(batch, outcomes ?? batch.map(() => failure))
      })
    }
  }

  /**
   * The component with all that stand around and in it: servers keep them together.
   * @param {Component} component
   */
  offerTree(component) {
    this.offer(this.#treeOf(component))
  }

  /**
   * Lets a component go; one that sleeps on the server wakes up for that.
   * @param {Component} component
   */
  unmount(component) {
    const { requests } = this.#page
    const tree = this.#treeOf(component)
    const send = (/** @type {import("./requests.js").Answered} */ answered) => requests.send(Request.UNMOUNT, [component.id], answered)
    send(failure => {
      if (failure?.code !== "UNKNOWN_INSTANCE" || component.parent) return
      const offers = tree.slice(0, this.batch).map(each => each.offer)
      requests.send(Request.REHYDRATE, [this.#id, offers], failure => failure || send(() => {}))
    })
  }

  /** @param {Component} component */
  #treeOf(component) {
    const root = this.#rootOf(component)
    return [...this.#page.components.values()].filter(each => this.#rootOf(each) === root)
  }

  /**
   * @param {Component} component
   * @returns {Component}
   */
  #rootOf(component) {
    const parent = this.#page.components.get(component.parent ?? "")
    return parent ? this.#rootOf(parent) : component
  }

  /**
   * @param {Component[]} components
   * @param {any[]} outcomes an id, its id and texts as a copy, or a failure
   */
  #answered(components, outcomes) {
    const page = this.#page
    /** @type {Component[]} */
    const refused = []
    let elsewhere = false
    components.forEach((component, i) => {
      const outcome = outcomes[i] ?? { code: "INTERNAL_ERROR" }
      if (page.components.get(component.id) !== component) return
      if (Array.isArray(outcome)) page.fork(component, outcome)
      component.denied = outcome.code === "ACCESS_DENIED"
      if (!outcome.code) {
        component.spare = null
        component.elsewhere = 0
        component.outbox.adopted()
      } else if (isRefused(outcome.code) || component.denied || (outcome.code === "ELSEWHERE" && ++component.elsewhere > NODES)) refused.push(component)
      else if (outcome.code === "ELSEWHERE") elsewhere = true
      else component.outbox.refuse(outcome)
    })
    if (refused.length) page.refuse(refused)
    if (elsewhere) page.reconnect()
  }
}
