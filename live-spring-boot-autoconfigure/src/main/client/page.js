import { Component } from "./component.js"
import { Connection } from "./connection.js"
import { navigate } from "./navigation.js"
import { Outbox } from "./outbox.js"
import { isRefused, Reply, Request } from "./protocol.js"
import { LOST, Requests } from "./requests.js"

/**
 * Shows the page's components.
 * @typedef {object} PageDelegate
 * @property {(component: Component) => void} componentAdded
 * @property {(component: Component) => void} componentChanged
 * @property {(components: Component[]) => void} componentsRefused
 * @property {(component: Component | undefined, failure: Failure) => void} requestFailed
 * @property {(component: Component | undefined, name: string, detail: any) => void} eventReceived
 * @property {(state: string) => void} connectionChanged
 *
 * @typedef {import("./protocol.js").Failure} Failure
 */

/** The components of a page over its one connection. */
export class Page {
  /** @type {Map<string, Component>} parents before children */
  components = new Map()
  requests = new Requests(fields => this.#connection.send(fields))
  /** @type {Set<() => void>} */
  #mounts = new Set()
  #id = crypto.getRandomValues(new Uint32Array(4)).join("-").slice(0, 32)
  #batch = 50
  #connection
  #delegate

  /**
   * @param {string} url
   * @param {PageDelegate} delegate
   */
  constructor(url, delegate) {
    this.#delegate = delegate
    this.#connection = new Connection(url, this)
  }

  /**
   * Takes components in and asks the server to adopt those it does not have.
   * @param {Component[]} components
   */
  add(components) {
    for (const component of components) {
      component.outbox = new Outbox(component, this)
      this.components.set(component.id, component)
      this.requests.continueAfter(component.header.action ?? 0)
      this.#delegate.componentAdded(component)
    }
    this.#connection.start()
    this.rehydrate(components.filter(component => !component.live))
  }

  /**
   * Forgets a component.
   * @param {Component} component
   * @param {Component} [heir] takes its place
   */
  remove(component, heir) {
    this.components.delete(component.id)
    component.live = false
    if (!heir) return component.outbox.drop()
    component.heir = heir
    heir.listeners = component.listeners
    heir.tell()
    component.outbox.bequeath(heir.outbox)
  }

  /** @param {Component} component */
  unmount(component) {
    if (component.live) this.requests.send(Request.UNMOUNT, [component.id], () => {})
    this.remove(component)
  }

  /**
   * @param {string} name
   * @param {any} props
   * @returns {Promise<Component>}
   */
  mount(name, props) {
    return new Promise((resolve, reject) => {
      const mount = () =>
        this.requests.send(Request.MOUNT, [name, props], (failure, [, html, text, tag]) => {
          if (failure === LOST) return
          this.#mounts.delete(mount)
          if (failure) return reject(failure)
          const component = new Component(null, text, tag, html ?? null, [])
          component.live = true
          component.renew = () => this.mount(name, props)
          this.add([component])
          resolve(component)
        })
      this.#mounts.add(mount)
      this.#connection.start()
      if (this.#connection.established) mount()
    })
  }

  /**
   * Hands components over to the server of this connection.
   * @param {Component[]} components
   */
  rehydrate(components) {
    for (const component of components) component.live = false
    if (!this.#connection.established) return
    for (let i = 0; i < components.length; i += this.#batch) {
      const batch = components.slice(i, i + this.#batch)
      const offers = batch.map(component => component.offer)
      this.requests.send(Request.REHYDRATE, [this.#id, offers], (failure, [outcomes]) => {
        if (failure !== LOST) this.#rehydrated(batch, outcomes ?? batch.map(() => failure))
      })
    }
  }

  /**
   * @param {Component} component
   * @param {any[]} update sequence, patches of HTML and snapshot, tag, children
   */
  update(component, update) {
    if (component.outbox.resyncing) return
    if (!component.update(update)) return component.outbox.resync()
    component.children.push(...(update[4] ?? []))
    this.#delegate.componentChanged(component)
  }

  /**
   * @param {Component | undefined} component
   * @param {Failure} failure
   */
  failed(component, failure) {
    const { code } = failure
    if (code === "ELSEWHERE") this.#connection.reconnect()
    else if (component && code === "UNKNOWN_INSTANCE") this.rehydrate([component])
    else if (component && isRefused(code)) this.#refuse([component])
    else if (code !== "VALIDATION_FAILED") this.#delegate.requestFailed(component, failure)
  }

  nextRequest() {
    return this.requests.next()
  }

  isPending() {
    return this.requests.size > 0
  }

  /** @param {string} state */
  stateChanged(state) {
    this.#delegate.connectionChanged(state)
  }

  /** @param {number} batch */
  connectionEstablished(batch) {
    this.#batch = batch
    this.rehydrate([...this.components.values()])
    for (const mount of this.#mounts) mount()
  }

  connectionLost() {
    for (const { outbox } of this.components.values()) outbox.connectionLost()
    this.requests.lose()
  }

  /** @param {any[]} frame */
  frameReceived([type, first, ...rest]) {
    const component = this.components.get(first)
    if (type === Reply.UPDATE && component) this.update(component, rest)
    else if (type === Reply.STATE && component) this.update(component, [rest[0], null, rest[1], rest[2]])
    else if (type === Reply.EVENT) this.#delegate.eventReceived(component, rest[0], rest[1])
    else if (type === Reply.NAVIGATE) navigate(rest[0], rest[1], component?.query ?? [])
    else if (type === Reply.SNAPSHOT_REQUEST && component) this.requests.send(Request.SNAPSHOT, component.offer, () => {})
    else if (type === Reply.ERROR) this.#errorReceived(first, rest)
    else this.requests.take(first)?.(null, rest)
  }

  /**
   * @param {number} requestId
   * @param {any[]} fields
   */
  #errorReceived(requestId, [id, code, message, log]) {
    const failure = { code, message, id: log }
    const answered = this.requests.take(requestId)
    if (answered) answered(failure, [])
    else this.failed(this.components.get(id), failure)
  }

  /**
   * @param {Component[]} components
   * @param {any[]} outcomes an id, or a failure
   */
  #rehydrated(components, outcomes) {
    /** @type {Component[]} */
    const refused = []
    components.forEach((component, i) => {
      const outcome = outcomes[i] ?? { code: "INTERNAL_ERROR" }
      if (this.components.get(component.id) !== component) return
      if (typeof outcome === "string") {
        this.#connection.settled()
        component.outbox.adopted()
      } else if (isRefused(outcome.code)) refused.push(component)
      else if (outcome.code === "ELSEWHERE") this.failed(component, outcome)
      else component.outbox.refuse(outcome)
    })
    if (refused.length) this.#refuse(refused)
  }

  /** @param {Component[]} components */
  #refuse(components) {
    for (const component of components) {
      component.live = false
      component.renew?.().then(heir => this.remove(component, heir), failure => this.#delegate.requestFailed(component, failure))
    }
    this.#delegate.componentsRefused(components.filter(component => component.host))
  }
}
