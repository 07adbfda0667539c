import * as Request from "./request.js"
import { LOST } from "./requests.js"

const ATTEMPTS = 3

/**
 * A request of a component.
 * @typedef {object} Demand
 * @property {number} type
 * @property {boolean} repeatable whether doing it twice is doing it once
 * @property {(component: Component, again: boolean) => any[]} fields
 * @property {() => void} [known] before the update that follows from it
 * @property {(failure: Failure | null, result?: any) => void} done
 *
 * @typedef {import("./component.js").Component} Component
 * @typedef {import("./protocol.js").Failure} Failure
 */

/**
 * One, kept until it is answered.
 * @typedef {object} Call
 * @property {Demand} demand
 * @property {number} id 0 until it is sent
 * @property {boolean} sent whether it is on its way
 * @property {boolean} again whether it was, and what the server did is not known
 * @property {number} attempts
 */

/**
 * The requests of a component: sent in order once the server has the component, and none of
 * them done twice when a connection is lost.
 */
export class Outbox {
  /** @type {Call[]} */
  #calls = []
  #resyncing = false
  /** @type {Failure | null} Why the server does not take the component. */
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

  /** @param {Demand} demand */
  add(demand) {
    this.#calls.push({ demand, id: 0, sent: false, again: false, attempts: 0 })
    if (this.#refused) this.refuse(this.#refused)
    else this.#flush()
  }

  adopted() {
    this.#component.live = true
    this.#refused = null
    this.#finishContained(false)
    // Written once more after a call that followed, a property would undo what the call did
    if (this.#calls.some(call => call.again && !call.sent && call.demand.repeatable)) this.resync()
    else this.#flush()
  }

  /** It goes on as a copy: nobody knows what became of what it sent. */
  forked() {
    this.#settle()
  }

  /**
   * Nothing can be done until the next connection.
   * @param {Failure} failure
   */
  refuse(failure) {
    this.#refused = failure
    this.#page.failed(this.#component, failure)
    for (const { demand } of this.#calls.splice(0)) demand.done(failure)
  }

  /** @param {boolean} unsure whether what was not answered may have been done */
  connectionLost(unsure) {
    this.#component.live = this.#resyncing = false
    for (const call of this.#calls) {
      call.again ||= unsure && call.sent
      call.sent = false
    }
  }

  /** Asks for whole texts; they tell, too, which properties were written before a connection was lost. */
  resync() {
    this.#resyncing = true
    this.#page.requests.send(Request.RESYNC, [this.#component.id], (failure, [seq, html, state, tag, , children]) => {
      if (failure === LOST) return
      this.#resyncing = false
      if (failure) this.#page.failed(this.#component, failure)
      else {
        this.#page.update(this.#component, [seq, html, state, tag, children])
        this.#finishContained(true)
      }
      this.#flush()
    })
  }

  /**
   * Leaves what is not sent to the component that takes this one's place.
   * @param {Outbox} heir
   */
  bequeath(heir) {
    this.#settle()
    heir.#calls.unshift(...this.#calls.splice(0))
    heir.#flush()
  }

  /** The component is gone: what is on its way will be answered, the rest not. */
  drop() {
    for (const { demand, sent } of this.#calls.splice(0)) if (!sent) demand.done(LOST)
  }

  #flush() {
    if (!this.#component.live || this.#resyncing) return
    const { requests } = this.#page
    for (const call of this.#calls) {
      if (call.sent) continue
      const { type, fields } = call.demand
      call.sent = true
      call.id ||= requests.next()
      requests.send(type, fields(this.#component, call.again), (failure, fields) => this.#answered(call, failure, fields), call.id)
    }
  }

  /**
   * @param {Call} call
   * @param {Failure | null} failure
   * @param {any[]} fields
   */
  #answered(call, failure, [seq, html, state, tag, result, children]) {
    const kept = this.#calls.includes(call)
    const { demand } = call
    if (failure === LOST) return kept || demand.done(failure)
    if (kept && failure?.code === "UNKNOWN_INSTANCE" && call.attempts++ < ATTEMPTS) {
      call.sent = false
      return this.#component.live && this.#page.handover.offerTree(this.#component)
    }
    if (!failure || failure.code === "VALIDATION_FAILED") demand.known?.()
    if (kept && seq != null) this.#page.update(this.#component, [seq, html, state, tag, children])
    this.#finish(call, failure, result)
  }

  /**
   * Ends what was sent on a lost connection and is in the snapshot.
   * @param {boolean} repeatable
   */
  #finishContained(repeatable) {
    const { action } = this.#component.header
    for (const call of [...this.#calls]) {
      if (!call.again || call.sent || call.id > action || call.demand.repeatable !== repeatable) continue
      call.demand.known?.()
      this.#finish(call, null)
    }
  }

  /** Ends what was sent and is of unknown outcome; the rest is to be sent anew. */
  #settle() {
    for (const call of [...this.#calls]) {
      if ((call.sent || call.again) && !call.demand.repeatable) this.#finish(call, LOST)
      else Object.assign(call, { id: 0, sent: false, again: false })
    }
  }

  /**
   * @param {Call} call
   * @param {Failure | null} failure
   * @param {any} [result]
   */
  #finish(call, failure, result) {
    const { demand } = call
    this.#calls = this.#calls.filter(each => each !== call)
    demand.done(failure, result)
    if (failure) this.#page.failed(this.#component, failure, () => this.#component.newest.outbox.add(demand))
  }
}
