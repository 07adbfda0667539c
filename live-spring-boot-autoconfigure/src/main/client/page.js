import { Component } from "./component.js"
import { Connection } from "./connection.js"
import { navigate } from "./navigation.js"
import { isRefused, Reply, Request } from "./protocol.js"

/**
 * @typedef {import("./protocol.js").Failure} Failure
 * @typedef {import("./component.js").Call} Call
 * @typedef {(failure: Failure | null, fields: any[]) => void} Answered
 */

/**
 * Shows the page's components.
 * @typedef {object} PageDelegate
 * @property {(component: Component) => void} componentAdded
 * @property {(component: Component) => void} componentChanged
 * @property {(components: Component[]) => void} componentsRefused
 * @property {(component: Component | undefined, failure: Failure) => void} requestFailed
 * @property {(component: Component | undefined, name: string, detail: any) => void} eventReceived
 * @property {(state: string) => void} connectionChanged
 */

const REPEATABLE = (/** @type {Call} */ call) => call.type === Request.PROPERTY || call.validates
const UNKNOWN = { code: "UNKNOWN_OUTCOME" }
const ATTEMPTS = 3

/** The components of a page and their requests over its one connection. */
export class Page {
  /** @type {Map<string, Component>} parents before children */
  components = new Map()
  /** @type {Map<number, Answered>} */
  #requests = new Map()
  /** @type {Set<{ name: string, props: any, done: Answered }>} */
  #mounts = new Set()
  #id = crypto.getRandomValues(new Uint32Array(4)).join("-").slice(0, 32)
  #next = 1
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
      this.components.set(component.id, component)
      this.#next = Math.max(this.#next, component.header.action + 1 || 0)
      this.#delegate.componentAdded(component)
    }
    this.#connection.start()
    this.#rehydrate(components.filter(component => !component.live))
  }

  /**
   * Forgets a component; `heir` gets what it has not sent.
   * @param {Component} component
   * @param {Component} [heir]
   */
  remove(component, heir) {
    this.components.delete(component.id)
    component.live = false
    const calls = component.calls.splice(0)
    if (heir) {
      component.heir = heir
      heir.listeners = component.listeners
      this.#settle(heir, calls, -1)
    } else {
      for (const call of calls) if (!call.id) call.done(UNKNOWN)
    }
  }

  /** @param {Component} component */
  unmount(component) {
    if (component.live) this.#request(Request.UNMOUNT, [component.id])
    this.remove(component)
  }

  /**
   * @param {string} name
   * @param {any} props
   * @returns {Promise<Component>}
   */
  mount(name, props) {
    return new Promise((resolve, reject) => {
      const mount = {
        name,
        props,
        done: (/** @type {Failure | null} */ failure, /** @type {any[]} */ [, html, text, tag, children]) => {
          if (failure === UNKNOWN) return
          this.#mounts.delete(mount)
          if (failure) return reject(failure)
          const component = new Component(null, text, tag, html ?? null, [])
          component.live = true
          component.mounted = { name, props }
          this.add([component])
          resolve(component)
        }
      }
      this.#mounts.add(mount)
      this.#connection.start()
      if (this.#connection.established) this.#mount(mount)
    })
  }

  /**
   * @param {Component} component
   * @param {Call} call
   */
  call(component, call) {
    component.calls.push(call)
    this.flush(component)
  }

  /**
   * Sends what waits, in order.
   * @param {Component} component
   */
  flush(component) {
    if (!component.live || component.resyncing) return
    for (const call of component.calls) {
      if (!call.id) call.id = this.#request(call.type, call.fields(component), this.#answered(component, call))
    }
  }

  nextRequest() {
    return this.#next++
  }

  isPending() {
    return this.#requests.size > 0
  }

  /** @param {string} state */
  stateChanged(state) {
    this.#delegate.connectionChanged(state)
  }

  /** @param {number} batch */
  connectionEstablished(batch) {
    this.#batch = batch
    this.#rehydrate([...this.components.values()])
    for (const mount of this.#mounts) this.#mount(mount)
  }

  connectionLost() {
    const requests = [...this.#requests.values()]
    this.#requests.clear()
    for (const component of this.components.values()) component.live = component.resyncing = false
    for (const answered of requests) answered(UNKNOWN, [])
  }

  /** @param {any[]} frame */
  frameReceived([type, first, ...rest]) {
    const component = this.components.get(first)
    if (type === Reply.UPDATE && component) this.#update(component, rest)
    else if (type === Reply.STATE && component) this.#update(component, [rest[0], null, rest[1], rest[2]])
    else if (type === Reply.EVENT) this.#delegate.eventReceived(component, rest[0], rest[1])
    else if (type === Reply.NAVIGATE) navigate(rest[0], rest[1], component?.query ?? [])
    else if (type === Reply.SNAPSHOT_REQUEST && component) this.#request(Request.SNAPSHOT, component.offer)
    else if (type === Reply.ERROR) this.#failed(first, this.components.get(rest[0]), rest)
    else this.#take(first)?.(null, rest)
  }

  /**
   * @param {number} requestId
   * @param {Component | undefined} component
   * @param {any[]} fields
   */
  #failed(requestId, component, [, code, message, id]) {
    const answered = this.#take(requestId)
    if (answered) answered({ code, message, id }, [])
    else this.#handle(component, { code, message, id })
  }

  /**
   * @param {Component | undefined} component
   * @param {Failure} failure
   */
  #handle(component, failure) {
    const { code } = failure
    if (code === "ELSEWHERE") this.#connection.reconnect()
    else if (component && code === "UNKNOWN_INSTANCE") this.#rehydrate([component])
    else if (component && isRefused(code)) this.#refuse([component])
    else if (code !== "VALIDATION_FAILED") this.#delegate.requestFailed(component, failure)
  }

  /**
   * Hands components over to the server of this connection.
   * @param {Component[]} components
   */
  #rehydrate(components) {
    for (const component of components) component.live = false
    if (!this.#connection.established) return
    for (let i = 0; i < components.length; i += this.#batch) {
      const batch = components.slice(i, i + this.#batch)
      const offers = batch.map(component => component.offer)
      this.#request(Request.REHYDRATE, [this.#id, offers], (failure, [outcomes]) => {
        if (failure !== UNKNOWN) this.#rehydrated(batch, outcomes ?? batch.map(() => failure))
      })
    }
  }

  /**
   * @param {Component[]} components
   * @param {any[]} outcomes an id, or a failure
   */
  #rehydrated(components, outcomes) {
    /** @type {Component[]} */
    const refused = []
    components.forEach((component, i) => {
      if (this.components.get(component.id) !== component) return
      const outcome = outcomes[i]
      if (typeof outcome === "string") this.#adopted(component)
      else if (isRefused(outcome?.code)) refused.push(component)
      else this.#handle(component, outcome ?? { code: "INTERNAL_ERROR" })
    })
    if (refused.length) this.#refuse(refused)
  }

  /** @param {Component} component */
  #adopted(component) {
    component.live = true
    this.#connection.settled()
    if (component.calls.some(call => call.id)) this.#resync(component)
    else this.flush(component)
  }

  /** @param {Component[]} components */
  #refuse(components) {
    for (const component of components) {
      component.live = false
      const { mounted } = component
      if (mounted) this.mount(mounted.name, mounted.props).then(heir => this.remove(component, heir), () => this.remove(component))
    }
    const rendered = components.filter(component => component.host)
    if (rendered.length) this.#delegate.componentsRefused(rendered)
  }

  /**
   * Asks for whole texts; they tell, too, which requests were done before the connection was lost.
   * @param {Component} component
   */
  #resync(component) {
    component.resyncing = true
    const calls = component.calls.filter(call => call.id)
    this.#request(Request.RESYNC, [component.id], (failure, fields) => {
      component.resyncing = false
      if (failure === UNKNOWN) return
      if (failure) return this.#handle(component, failure)
      this.#update(component, [...fields.slice(0, 4), fields[5]])
      const lost = calls.filter(call => !this.#requests.has(call.id))
      component.calls = component.calls.filter(call => !lost.includes(call))
      this.#settle(component, lost, component.header.action)
      this.flush(component)
    })
  }

  /**
   * Requests that nobody answers any more: done, to be sent (again), or of unknown outcome.
   * @param {Component} component
   * @param {Call[]} calls
   * @param {number} action newest request that is contained
   */
  #settle(component, calls, action) {
    const again = []
    for (const call of calls) {
      if (!call.id || (call.id > action && REPEATABLE(call))) again.push(Object.assign(call, { id: 0 }))
      else if (call.id <= action) call.done(null)
      else {
        call.done(UNKNOWN)
        this.#delegate.requestFailed(component, UNKNOWN)
      }
    }
    component.calls.unshift(...again)
  }

  /**
   * @param {Component} component
   * @param {any[]} update sequence, patches of HTML and snapshot, tag, children
   */
  #update(component, update) {
    if (component.resyncing) return
    if (!component.update(update)) return this.#resync(component)
    component.children.push(...(update[4] ?? []))
    this.#delegate.componentChanged(component)
  }

  /**
   * @param {Component} component
   * @param {Call} call
   * @returns {Answered}
   */
  #answered(component, call) {
    return (failure, [seq, html, state, tag, result, children]) => {
      const registered = this.components.get(component.id) === component
      if (failure === UNKNOWN) return registered || call.done(failure)
      if (registered && failure?.code === "UNKNOWN_INSTANCE" && call.attempts++ < ATTEMPTS) {
        call.id = 0
        return component.live && this.#rehydrate([component])
      }
      component.calls = component.calls.filter(each => each !== call)
      if (!failure || failure.code === "VALIDATION_FAILED") call.known?.()
      if (seq != null && registered) this.#update(component, [seq, html, state, tag, children])
      call.done(failure, result)
      if (failure) this.#handle(component, failure)
    }
  }

  /** @param {number} requestId */
  #take(requestId) {
    const answered = this.#requests.get(requestId)
    this.#requests.delete(requestId)
    return answered
  }

  /**
   * @param {number} type
   * @param {any[]} fields
   * @param {Answered} [answered]
   */
  #request(type, fields, answered = failure => failure && failure !== UNKNOWN && this.#handle(undefined, failure)) {
    const id = this.nextRequest()
    this.#requests.set(id, answered)
    this.#connection.send([type, id, ...fields])
    return id
  }

  /** @param {{ name: string, props: any, done: Answered }} mount */
  #mount({ name, props, done }) {
    this.#request(Request.MOUNT, [name, props], done)
  }
}
