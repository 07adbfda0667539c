import { Backoff } from "./backoff.js"
import { hasBlocks, rootsOf, takeBlocks } from "./blocks.js"
import { Children } from "./children.js"
import { comeBack } from "./comeback.js"
import { dispatch } from "./dispatch.js"
import { discoverEdits, forgetAnswers } from "./edits.js"
import { Handle } from "./handle.js"
import { connectionChanged, eventReceived, notTaken, requestFailed } from "./messages.js"
import { compare, morph, patch } from "./morph.js"
import { notice } from "./notice.js"
import { Page } from "./page.js"
import { surely } from "./part.js"
import { watch } from "./touches.js"

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
  /** @type {import("./fragments.js").Fragments | undefined} once there is one */
  #fragments
  /** @type {Promise<import("./fragments.js").Fragments> | undefined} */
  #loading
  /** @type {import("./refresh.js").Refresh | undefined} */
  #refresh
  /** @type {Element | null} */
  #composing = null
  /** While a pointer is down. */
  #pressed = 0

  /** @param {string} url */
  constructor(url) {
    this.page = new Page(url, this)
    this.#children = new Children(this.page)
  }

  start() {
    comeBack(this, () => {
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
    if (!element) this.#catchUp()
  }

  /**
   * What the user presses does not move until he let it go, or a moment passed.
   * @param {number} millis from now on
   */
  press(millis) {
    clearTimeout(this.#pressed)
    this.#pressed = setTimeout(() => {
      this.#pressed = 0
      this.#catchUp()
    }, millis)
  }

  #catchUp() {
    for (const component of this.page.components.values()) if (component.stale) this.componentChanged(component)
    this.#fragments?.fill(document)
  }

  /** @param {Component} component */
  componentAdded({ id, host }) {
    if (!host) return
    host.setAttribute("live-id", id)
    discoverEdits(host)
    this.#fragments?.fill(host)
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
    if (host && !this.#isHeld(host)) this.#render(component, host)
    component.tell()
  }

  /** @param {Component[]} components */
  async componentsRefused(components) {
    const { Refresh } = await surely("refresh", this.refreshFailed)
    this.#refresh ??= new Refresh(this, new Backoff(), rootsOf)
    this.#refresh?.request(components.map(({ host }) => /** @type {Element} */ (host)))
  }

  /**
   * @param {string} key
   * @param {number} seq
   * @param {any} html
   */
  fragmentReceived(key, seq, html) {
    this.#loading ??= surely("fragments").then(({ Fragments }) => (
      this.#fragments = new Fragments(this.page, (/** @type {Element} */ element, /** @type {string} */ html) => this.#renderFragment(element, html))
    ))
    this.#loading.then(fragments => fragments.received(key, seq, html))
  }

  connectionLost() {
    this.#loading?.then(fragments => fragments.connectionLost())
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
    this.#fragments?.fill(host)
    for (const callback of component.waiting.splice(0)) callback()
    this.hooks?.patched(host)
    dispatch(host, "live:patched")
  }

  /**
   * @param {Element} element
   * @param {string} html
   */
  #renderFragment(element, html) {
    if (this.#isHeld(element) || !dispatch(element, "live:before-patch", { host: element, html })) return false
    patch(element, html)
    this.hooks?.patched(element)
    dispatch(element, "live:patched")
    return true
  }

  /** @param {Element} element */
  #isHeld(element) {
    return this.#pressed || (this.#composing && element.contains(this.#composing))
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
