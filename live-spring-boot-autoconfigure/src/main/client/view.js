import { findSlot, hasBlocks, rootsOf, takeBlocks } from "./blocks.js"
import { Component } from "./component.js"
import { discoverEdits, forgetAnswers } from "./edits.js"
import { Fragments } from "./fragments.js"
import { Handle } from "./handle.js"
import { Hooks } from "./hooks.js"
import { keep, rebuild, refill, takeKept } from "./keep.js"
import { morph, patch, rememberOpen } from "./morph.js"
import { flash, showConnection, text } from "./notice.js"
import { Page } from "./page.js"
import { Refresh } from "./refresh.js"
import { Session } from "./session.js"

/** Keeps the document and the page's components the same. */
export class View {
  hooks = new Hooks(element => this.handle(element))
  page
  #fragments
  #refresh = new Refresh(this)
  #session
  #observer = new MutationObserver(() => this.#sweep())
  /** @type {Element | null} */
  #composing = null

  /**
   * @param {string} url
   * @param {string} sessionUrl
   */
  constructor(url, sessionUrl) {
    this.page = new Page(url, this)
    this.#session = new Session(sessionUrl)
    this.#fragments = new Fragments(this.page, (element, html) => this.#renderFragment(element, html))
  }

  start() {
    this.#observer.observe(document, { childList: true, subtree: true })
    addEventListener("pagehide", this)
    for (const type of ["visibilitychange", "freeze"]) document.addEventListener(type, this)
    const returned = takeKept(rootsOf(document)).map(({ host, kept }) => this.#bringBack(host, kept))
    this.#takeIn()
    for (const known of returned) known()
  }

  /** @param {any} event */
  handleEvent({ type }) {
    if (type !== "visibilitychange" || document.visibilityState === "hidden") {
      keep(this.rootComponents(), [...this.page.components.values()])
    }
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
    rememberOpen(host)
    this.#fragments.fill(host)
    this.hooks.patched(host, false)
    dispatch(host, "live:added")
  }

  /** @param {Component} component */
  componentForked({ id, host }) {
    host?.setAttribute("live-id", id)
  }

  /** @param {Component} component */
  componentChanged(component) {
    const { host } = component
    if (host && !this.#isComposingIn(host)) this.#render(component, host)
    component.tell()
  }

  /** @param {Component[]} components */
  componentsRefused(components) {
    /** @type {Set<Element>} */
    const roots = new Set()
    for (const { host } of components) {
      let root = /** @type {Element} */ (host)
      for (let outer; (outer = root.parentElement?.closest("[live-id]")); ) root = outer
      roots.add(root)
    }
    for (const root of roots) {
      const spare = this.page.components.get(root.getAttribute("live-id") ?? "")?.spare
      if (spare) this.componentRefreshed(root, spare)
      else this.#refresh.request(root)
    }
  }

  /**
   * @param {Component | undefined} component
   * @param {import("./protocol.js").Failure} failure
   * @param {() => void} [repeat]
   */
  requestFailed(component, { code, message, id }, repeat) {
    const unknown = code === "UNKNOWN_OUTCOME"
    const detail = { code, message: unknown ? text("unknown") : message ?? text("error"), id, repeat }
    if (!dispatch(component?.host, "live:error", detail)) return
    flash(true, id ? `${detail.message} (${id})` : detail.message, unknown && repeat)
  }

  /**
   * @param {Component | undefined} component
   * @param {string} name
   * @param {any} detail
   */
  eventReceived(component, name, detail) {
    if (!dispatch(component?.host, name, detail)) return
    if (name === "live:title") document.title = detail
    else if (name === "live:flash") flash(false, detail)
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

  /** @param {string} state */
  connectionChanged(state) {
    const before = document.documentElement.getAttribute("live-state")
    document.documentElement.setAttribute("live-state", state)
    showConnection(state)
    if (state === "connected") dispatch(document, "live:connected")
    else if (before === "connected") dispatch(document, "live:disconnected")
  }

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
    const taken = takeBlocks()
    this.#add(taken)
    for (const component of old) {
      this.page.remove(component, taken.find(({ component: { host } }) => host === component.host)?.component)
    }
  }

  refreshFailed() {
    flash(true, text("refresh"))
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
      this.#keepChildren(component, host)
    }
    for (const child of component.children.splice(0)) this.#place(child)
    if (!stale) return
    this.#fragments.fill(host)
    this.hooks.patched(host)
    dispatch(host, "live:patched")
  }

  /**
   * @param {Element} element
   * @param {string} html
   */
  #renderFragment(element, html) {
    if (this.#isComposingIn(element) || !dispatch(element, "live:before-patch", { host: element, html })) return false
    patch(element, html)
    this.hooks.patched(element)
    dispatch(element, "live:patched")
    return true
  }

  /** @param {Element} element */
  #isComposingIn(element) {
    return this.#composing !== null && element.contains(this.#composing)
  }

  /**
   * Where a slot became another element the child moves there.
   * @param {Component} component
   * @param {Element} host
   */
  #keepChildren({ id }, host) {
    for (const child of this.page.components.values()) {
      const slot = child.parent === id && child.host && !child.host.isConnected && findSlot(host, child.slot)
      if (!slot || slot.hasAttribute("live-id")) continue
      slot.replaceChildren(.../** @type {Element} */ (child.host).childNodes)
      slot.setAttribute("live-id", child.id)
      child.host = slot
    }
  }

  /**
   * Goes on with what was kept; what the page has instead stays at hand.
   * @param {Element} host
   * @param {import("./keep.js").Kept} kept
   */
  #bringBack(host, kept) {
    const spare = /** @type {Element} */ (host.cloneNode(true))
    discoverEdits(host)
    morph(host, rebuild(host, kept), true)
    refill(host, kept)
    return () => {
      for (const [html, text] of kept.texts) {
        const component = this.page.components.get(JSON.parse(text).header.id)
        if (component) Object.assign(component, { html, spare: component.host === host ? spare : null })
      }
    }
  }

  /** @param {any[]} child */
  #place([id, parentId, slot, html, snapshot, tag, query]) {
    const parent = this.page.components.get(parentId)
    const host = parent?.host && findSlot(parent.host, slot)
    if (!host || this.page.components.has(id)) return
    const previous = this.page.components.get(host.getAttribute("live-id") ?? "")
    if (previous) this.page.remove(previous)
    host.innerHTML = html
    const component = new Component(host, snapshot, tag, html, query ?? [])
    component.live = true
    this.page.add([component])
  }

  /** Takes in what is new in the document and lets go what is gone. */
  #sweep() {
    this.#takeIn()
    this.hooks.sweep()
    for (const component of this.page.components.values()) {
      if (!component.host || component.host.isConnected) continue
      if (this.page.components.has(component.parent ?? "")) this.page.remove(component)
      else this.page.unmount(component)
    }
  }

  #takeIn() {
    if (hasBlocks()) this.#add(takeBlocks())
  }

  /** @param {ReturnType<typeof takeBlocks>} taken */
  #add(taken) {
    if (!taken.length) return
    this.page.add(taken.map(({ component }) => component))
    for (const frame of taken.flatMap(({ frames }) => frames)) this.page.frameReceived(frame)
  }
}

/**
 * Whether nobody cancelled it.
 * @param {EventTarget | null | undefined} target
 * @param {string} name
 * @param {any} [detail]
 */
export function dispatch(target, name, detail) {
  return (target ?? document).dispatchEvent(new CustomEvent(name, { detail, bubbles: true, cancelable: true }))
}
