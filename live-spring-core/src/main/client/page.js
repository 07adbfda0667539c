import { Connection } from "./connection.js"
import { Handover } from "./handover.js"
import { navigate } from "./navigation.js"
import { Outbox } from "./outbox.js"
import { part } from "./part.js"
import { isRefused } from "./protocol.js"
import * as Reply from "./reply.js"
import { Requests } from "./requests.js"

/**
 * Shows the page's components.
 * @typedef {object} PageDelegate
 * @property {(component: Component) => void} componentAdded
 * @property {(component: Component) => void} componentChanged
 * @property {(component: Component) => void} componentForked
 * @property {(components: Component[]) => any} componentsRefused
 * @property {(component: Component | undefined, failure: Failure, repeat?: () => void) => void} requestFailed
 * @property {(component: Component | undefined, name: string, detail: any) => void} eventReceived
 * @property {(key: string, seq: number, html: any) => void} fragmentReceived
 * @property {(state: string) => void} connectionChanged
 * @property {() => void} connectionLost
 *
 * @typedef {import("./component.js").Component} Component
 * @typedef {import("./protocol.js").Failure} Failure
 */

/** The components of a page over its one connection. */
export class Page {
  /** @type {Map<string, Component>} parents before children */
  components = new Map()
  requests = new Requests(text => this.#connection.send(text))
  /** @type {import("./mounts.js").Mounts | undefined} once a script has one */
  mounts
  handover = new Handover(this)
  /** @type {number | null | undefined} within which the page has to ask the server for something */
  sessionSeconds
  /** @type {Promise<import("./rooms.js").Rooms> | undefined} once a script has one */
  #rooms
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

  get established() {
    return this.#connection.established
  }

  start() {
    this.#connection.start()
  }

  rooms() {
    return (this.#rooms ??= part("rooms").then(({ Rooms }) => new Rooms(this)))
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
    this.start()
    this.handover.offer(components.filter(component => !component.live))
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
    if (component.live) this.handover.unmount(component)
    this.remove(component)
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
   * The component goes on as a copy: another page goes on with the original.
   * @param {Component} component
   * @param {any[]} copy its id, snapshot and tag
   */
  fork(component, [, text, tag]) {
    component.become(text, tag)
    this.components = new Map(Array.from(this.components.values(), each => [each.id, each]))
    component.outbox.forked()
    this.#delegate.componentForked(component)
  }

  /**
   * @param {Component | undefined} component
   * @param {Failure} failure
   * @param {() => void} [repeat] does it once more
   */
  failed(component, failure, repeat) {
    const { code } = failure
    if (code === "ELSEWHERE") this.reconnect()
    else if (component && code === "UNKNOWN_INSTANCE") this.handover.offerTree(component)
    else if (component && isRefused(code)) this.refuse([component])
    else if (code !== "VALIDATION_FAILED") this.#delegate.requestFailed(component, failure, repeat)
  }

  /** @param {Component[]} components */
  refuse(components) {
    for (const component of components) {
      component.live = false
      component.renew?.().then(heir => this.remove(component, heir), failure => this.#delegate.requestFailed(component, failure))
    }
    this.#delegate.componentsRefused(components.filter(component => component.host))
  }

  reconnect() {
    this.#connection.reconnect()
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

  /**
   * @param {number} batch
   * @param {number | null} [sessionSeconds]
   * @param {number} [messageSize]
   */
  connectionEstablished(batch, sessionSeconds, messageSize) {
    this.handover.batch = batch
    this.sessionSeconds = sessionSeconds
    this.requests.limit = messageSize ?? Infinity
    this.handover.offer([...this.components.values()])
    this.mounts?.connectionEstablished()
    this.#rooms?.then(rooms => rooms.connectionEstablished())
  }

  /** @param {boolean} unsure */
  connectionLost(unsure) {
    for (const { outbox } of this.components.values()) outbox.connectionLost(unsure)
    this.requests.lose()
    this.#rooms?.then(rooms => rooms.connectionLost())
    this.#delegate.connectionLost()
  }

  /** @param {any[]} frame */
  frameReceived([type, first, ...rest]) {
    const component = this.components.get(first)
    const [second, third, fourth] = rest
    if (type === Reply.UPDATE && component) this.update(component, rest)
    else if (type === Reply.STATE && component) this.update(component, [second, null, third, fourth])
    else if (type === Reply.EVENT) this.#delegate.eventReceived(component, second, third)
    else if (type === Reply.NAVIGATE) navigate(second, third, component?.query ?? [])
    else if (type === Reply.SNAPSHOT_REQUEST && component?.live) this.handover.offerTree(component)
    else if (type === Reply.FRAGMENT) this.#delegate.fragmentReceived(first, second, third)
    else if (type >= Reply.ROOM_EVENT && type <= Reply.PRESENCE_DIFF) this.#rooms?.then(rooms => rooms.frame(type, first, rest))
    else if (type === Reply.BROADCAST) this.#delegate.eventReceived(undefined, "live:broadcast", { name: first, data: second })
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
}
