import { Request } from "./protocol.js"
import { LOST } from "./requests.js"

const ATTEMPTS = 3

/**
 * A request of a component, kept until it is answered.
 * @typedef {object} Call
 * @property {number} id 0 until it is sent
 * @property {number} type
 * @property {number} attempts
 * @property {boolean} repeatable whether doing it twice is doing it once
 * @property {(component: Component) => any[]} fields
 * @property {() => void} [known] before the update that follows from it
 * @property {(failure: import("./protocol.js").Failure | null, result?: any) => void} done
 *
 * @typedef {import("./component.js").Component} Component
 */

/**
 * The requests of a component: sent in order once the server has the component, and none of
 * them twice when a connection is lost.
 */
export class Outbox {
  /** @type {Call[]} */
  #calls = []
  #resyncing = false
  /** @type {import("./protocol.js").Failure | null} Why the server does not take the component. */
  #refused = null
  #component
  #page

  /**
   * @param {Component} component
   * @param {import("./page.js").Page} page
   */
  constructor(component, page) {
    this.#component = component
    this.#page = page
  }

  /** Whether whole texts are on their way. */
  get resyncing() {
    return this.#resyncing
  }

  /** @param {Call} call */
  add(call) {
    this.#calls.push(call)
    if (this.#refused) this.refuse(this.#refused)
    else this.#flush()
  }

  adopted() {
    this.#component.live = true
    this.#refused = null
    if (this.#calls.some(call => call.id)) this.resync()
    else this.#flush()
  }

  /**
   * Nothing can be done until the next connection.
   * @param {import("./protocol.js").Failure} failure
   */
  refuse(failure) {
    this.#refused = failure
    this.#page.failed(this.#component, failure)
    for (const call of this.#calls.splice(0)) call.done(failure)
  }

  connectionLost() {
    this.#component.live = this.#resyncing = false
  }

  /** Asks for whole texts; they tell, too, which requests were done before a connection was lost. */
  resync() {
    this.#resyncing = true
    const { requests } = this.#page
    const lost = this.#calls.filter(call => call.id && !requests.has(call.id))
    requests.send(Request.RESYNC, [this.#component.id], (failure, [seq, html, state, tag, , children]) => {
      if (failure === LOST) return
      this.#resyncing = false
      if (failure) return this.#page.failed(this.#component, failure)
      this.#page.update(this.#component, [seq, html, state, tag, children])
      this.#calls = this.#calls.filter(call => !lost.includes(call))
      this.#settle(lost, this.#component.header.action)
      this.#flush()
    })
  }

  /**
   * Leaves what is not sent to the component that takes this one's place.
   * @param {Outbox} heir
   */
  bequeath(heir) {
    heir.#settle(this.#calls.splice(0), -1)
    heir.#flush()
  }

  /** The component is gone: what is on its way will be answered, the rest not. */
  drop() {
    for (const call of this.#calls.splice(0)) if (!this.#page.requests.has(call.id)) call.done(LOST)
  }

  #flush() {
    if (!this.#component.live || this.#resyncing) return
    for (const call of this.#calls) {
      if (!call.id) call.id = this.#page.requests.send(call.type, call.fields(this.#component), (failure, fields) => this.#answered(call, failure, fields))
    }
  }

  /**
   * @param {Call} call
   * @param {import("./protocol.js").Failure | null} failure
   * @param {any[]} fields
   */
  #answered(call, failure, [seq, html, state, tag, result, children]) {
    const kept = this.#calls.includes(call)
    if (failure === LOST) return kept || call.done(failure)
    if (kept && failure?.code === "UNKNOWN_INSTANCE" && call.attempts++ < ATTEMPTS) {
      call.id = 0
      return this.#component.live && this.#page.rehydrate([this.#component])
    }
    this.#calls = this.#calls.filter(each => each !== call)
    if (!failure || failure.code === "VALIDATION_FAILED") call.known?.()
    if (kept && seq != null) this.#page.update(this.#component, [seq, html, state, tag, children])
    call.done(failure, result)
    if (failure) this.#page.failed(this.#component, failure)
  }

  /**
   * Requests that nobody answers any more: done, to be sent (again), or of unknown outcome.
   * @param {Call[]} calls
   * @param {number} action newest request that the snapshot contains
   */
  #settle(calls, action) {
    /** @type {Call[]} */
    const again = []
    for (const call of calls) {
      if (call.id && call.id <= action) call.done(null)
      else if (!call.id || call.repeatable) again.push(Object.assign(call, { id: 0 }))
      else {
        call.done(LOST)
        this.#page.failed(this.#component, LOST)
      }
    }
    this.#calls.unshift(...again)
  }
}
