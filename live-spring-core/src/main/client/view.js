import { Backoff } from "./backoff.js"
import { hasBlocks, rootsOf, takeBlocks } from "./blocks.js"
import { Children } from "./children.js"
import { Comeback } from "./comeback.js"
import { dispatch } from "./dispatch.js"
import { discoverEdits, forgetAnswers } from "./edits.js"
import { Fragments } from "./fragments.js"
import { Handle } from "./handle.js"
import { connectionChanged, eventReceived, notTaken, requestFailed } from "./messages.js"
import { compare, morph, patch } from "./morph.js"
import { notice } from "./notice.js"
import { Page } from "./page.js"
import { part } from "./part.js"
import { Session } from "./session.js"
import { watch } from "./touches.js"

const RETRY_MILLIS = 3000

/** @typedef {import("./component.js").Component} Component */

/** Keeps the document and the page's components the same. */
export class View {
  requestFailed = requestFailed
  eventReceived = eventReceived
  connectionChanged = connectionChanged
  /** @type {import("./hooks.js").Hooks | undefined} once a script has one */
  hooks
  page
  #children
  #comeback = new Comeback(this)
  #fragments
  /** @type {import("./refresh.js").Refresh | undefined} */
  #refresh
  #session
  /** @type {Element | null} */
  #composing = null

  /**
   * @param {string} url
   * @param {string} sessionUrl
   */
  constructor(url, sessionUrl) {
    this.page = new Page(url, this)
    this.#children = new Children(this.page)
    this.#session = new Session(sessionUrl)
    this.#fragments = new Fragments(this.page, (element, html) => this.#renderFragment(element, html))
  }

  start() {
    this.#comeback.start(() => {
      watch(() => this.#sweep())
      this.#takeIn()
      for (const host of document.querySelectorAll("[live-id]")) {
        if (!this.page.components.has(host.getAttribute("live-id") ?? "")) notTaken(host, "A component's data is not in the page")
      }
    })
  }

  /**
   * The component that an element stands in; a host's own attributes belong to its parent.
   * @param {Element} element
   */
  find(element) {
    const host = element.parentElement?.closest("[live-id]") ?? element.closest("[live-id]")
    return this.page.components.get(host?.getAttribute("live-id") ?? "")
  }

  /** @param {Element} element */
  handle(element) {
    const component = this.page.components.get(element.closest("[live-id]")?.getAttribute("live-id") ?? "")
    return component && new Handle(this.page, component)
  }

  /**
   * What the user composes is not touched until it is done.
   * @param {Element | null} element
   */
  compose(element) {
    this.#composing = element
    if (element) return
    for (const component of this.page.components.values()) if (component.stale) this.componentChanged(component)
    this.#fragments.fill(document)
  }

  /** @param {Component} component */
  componentAdded({ id, host }) {
    if (!host) return
    host.setAttribute("live-id", id)
    discoverEdits(host)
    this.#fragments.fill(host)
    this.hooks?.patched(host, false)
    dispatch(host, "live:added")
  }

  /** @param {Component} component */
  componentForked({ id, host }) {
    host?.setAttribute("live-id", id)
  }

  /** @param {Component} component */
  componentChanged(component) {
    const { host } = component
    if (host && component.learns) compare(host, component.html ?? "")
    component.learns = false
    if (host && !this.#isComposingIn(host)) this.#render(component, host)
    component.tell()
  }

  /**
   * @param {Component[]} components
   * @param {number} [attempt]
   */
  async componentsRefused(components, attempt = 0) {
    try {
      const { Refresh } = await part("refresh", attempt)
      this.#refresh ??= new Refresh(this, new Backoff(), rootsOf)
    } catch {
      this.refreshFailed()
      return setTimeout(() => this.componentsRefused(components, attempt + 1), RETRY_MILLIS)
    }
    this.#refresh?.request(components.map(({ host }) => /** @type {Element} */ (host)))
  }

  /**
   * @param {string} key
   * @param {number} seq
   * @param {any} html
   */
  fragmentReceived(key, seq, html) {
    this.#fragments.received(key, seq, html)
  }

  /** @param {number} sessionSeconds */
  connectionEstablished(sessionSeconds) {
    this.#session.keep(sessionSeconds)
  }

  connectionLost() {
    this.#fragments.connectionLost()
  }

  /** @returns {Component[]} */
  rootComponents() {
    return [...document.querySelectorAll("[live-id]")]
      .map(host => /** @type {any} */ (this.page.components.get(host.getAttribute("live-id") ?? "")))
      .filter(component => component && !component.parent)
  }

  /**
   * @param {Element} host
   * @param {Element} fresh
   */
  componentRefreshed(host, fresh) {
    const { components } = this.page
    const old = [...components.values()].filter(each => each.host && host.contains(each.host))
    forgetAnswers(host)
    morph(host, fresh, true)
    const taken = takeBlocks(notTaken)
    this.#add(taken)
    for (const component of old) {
      this.page.remove(component, taken.find(({ component: { host } }) => host === component.host)?.component)
    }
  }

  refreshFailed() {
    notice("refresh")
  }

  /**
   * @param {Component} component
   * @param {Element} host
   */
  #render(component, host) {
    const { html, stale } = component
    component.stale = false
    if (stale && html !== null && dispatch(host, "live:before-patch", { host, html })) {
      patch(host, html)
      this.#children.keep(component, host)
    }
    for (const child of component.children.splice(0)) this.#children.place(child)
    if (!stale) return
    this.#fragments.fill(host)
    this.hooks?.patched(host)
    dispatch(host, "live:patched")
  }

  /**
   * @param {Element} element
   * @param {string} html
   */
  #renderFragment(element, html) {
    if (this.#isComposingIn(element) || !dispatch(element, "live:before-patch", { host: element, html })) return false
    patch(element, html)
    this.hooks?.patched(element)
    dispatch(element, "live:patched")
    return true
  }

  /** @param {Element} element */
  #isComposingIn(element) {
    return this.#composing !== null && element.contains(this.#composing)
  }

  /** Takes in what is new in the document and lets go what is gone. */
  #sweep() {
    this.#takeIn()
    this.hooks?.sweep()
    for (const component of this.page.components.values()) {
      if (!component.host || component.host.isConnected) continue
      if (this.page.components.has(component.parent ?? "")) this.page.remove(component)
      else this.page.unmount(component)
    }
  }

  #takeIn() {
    if (hasBlocks()) this.#add(takeBlocks(notTaken))
  }

  /** @param {ReturnType<typeof takeBlocks>} taken */
  #add(taken) {
    if (!taken.length) return
    this.page.add(taken.map(({ component }) => component))
    for (const frame of taken.flatMap(({ frames }) => frames)) this.page.frameReceived(frame)
  }
}
