import { Calls } from "./calls.js"
import { Delays } from "./delay.js"
import { edited, finish, isChoice, isControl, isDirty, isUnchosen, isUntold, left } from "./edits.js"
import { writeQuery } from "./handle.js"
import { keyMatches } from "./keys.js"
import { isMorphing } from "./morph.js"
import { queryChanged, queryValues } from "./navigation.js"
import { part } from "./part.js"
import { text } from "./texts.js"
import { Validation } from "./validation.js"

const BUBBLING = ["click", "submit", "reset", "change", "input", "keydown", "keyup", "compositionstart", "compositionend"]
const WINDOW = ["keydown", "keyup", "resize", "scroll", "focus", "blur"]
const CAPTURED = ["focus", "blur"]
const POINTER = ["pointerdown", "pointerup", "pointercancel"]
const OTHERS = ["resize", "scroll", "popstate", "live:added", "live:patched"]
const MODEL_MILLIS = "150"
const PRESS_MILLIS = 1000
/** What is touched is clicked a little after it was let go. */
const TAP_MILLIS = 50

/**
 * @typedef {import("./component.js").Component} Component
 * @typedef {import("./edits.js").Control} Control
 * @typedef {import("./view.js").View} View
 */

/** Turns what the user does into requests: one listener for each type of event. */
export class Events {
  /**
   * Asks the user for confirmation.
   * @type {(question: string, element: Element) => boolean | Promise<boolean>}
   */
  ask = question => part("question").then(({ ask }) => ask(question, text), () => confirm(question))
  #view
  #calls = new Calls()
  #delays = new Delays()
  #visible = new IntersectionObserver(entries => this.#seen(entries))
  #validation
  /** @type {Element | null} */
  #composing = null

  /** @param {View} view */
  constructor(view) {
    this.#view = view
    this.#validation = new Validation(view, this.#calls, this.#delays)
  }

  start() {
    for (const type of [...BUBBLING, ...OTHERS]) addEventListener(type, this)
    for (const type of [...CAPTURED, ...POINTER]) addEventListener(type, this, true)
  }

  /** @param {any} event */
  handleEvent(event) {
    const { type, target } = event
    if (type === "popstate") return this.#wentBack()
    if (POINTER.includes(type)) return this.#view.press(type === "pointerdown" ? PRESS_MILLIS : event.pointerType === "mouse" ? 0 : TAP_MILLIS)
    if (type === "live:added") this.#tell(target)
    if (type.startsWith("live:")) return this.#watch(target)
    if (isMorphing()) return
    if (target instanceof Element) this.#handle(event, target)
    if (WINDOW.includes(type) && (!CAPTURED.includes(type) || target === window)) {
      for (const element of document.querySelectorAll(`[live-window-${type}]`)) this.#trigger(element, `live-window-${type}`, event)
    }
    if (type !== "click") return
    for (const element of document.querySelectorAll("[live-away]")) {
      if (!element.contains(target)) this.#trigger(element, "live-away", event)
    }
  }

  /**
   * @param {any} event
   * @param {Element} target
   */
  #handle(event, target) {
    const { type } = event
    if (type === "compositionstart") return this.#view.compose((this.#composing = target))
    if (type === "compositionend") return this.#composed(target)
    if (type === "reset") return this.#validation.reset(/** @type {HTMLFormElement} */ (target))
    if (isControl(target)) this.#changed(event, target)
    if (event.isComposing) return
    const attribute = `live-${type}`
    const element = CAPTURED.includes(type) ? target : target.closest(`[${attribute}]`)
    if (element?.hasAttribute(attribute)) this.#trigger(element, attribute, event)
  }

  /**
   * After what else the browser does at the end, unless the user composes on.
   * @param {Element} target
   */
  #composed(target) {
    this.#composing = null
    setTimeout(() => {
      if (!this.#composing) this.#view.compose(null)
      this.handleEvent({ type: "input", target })
    })
  }

  /**
   * @param {any} event
   * @param {Control} control
   */
  #changed({ type, isComposing }, control) {
    const isLeft = type === "blur" && control !== document.activeElement
    if (isLeft) {
      this.#delays.flush(({ element }) => element === control)
      this.#validation.touched(control)
    }
    if (isLeft || (type === "change" && /^(range|color)$/.test(control.type))) left(control)
    if (type !== "input" && (type !== "change" || !isUntold(control))) return
    edited(control)
    if (isComposing) return
    const complete = type === "change" || isChoice(control)
    if (control.hasAttribute("live-model")) {
      this.#delays.later(control, "live-model", this.#view.find(control)?.host, complete ? "0" : control.getAttribute("live-debounce") ?? MODEL_MILLIS, () => {
        const component = this.#view.find(control)
        if (component && !control.validity.badInput) this.#calls.write(component, control)
      })
    }
    if (complete) this.#validation.touched(control, true)
    else this.#validation.typed(control)
  }

  /**
   * @param {Element} element
   * @param {string} attribute
   * @param {any} event
   */
  #trigger(element, attribute, event) {
    const component = this.#view.find(element)
    if (!component || !keyMatches(event, element.getAttribute("live-keys")) || !this.#claim(element, attribute, event)) return
    if (this.#calls.isSubmitting(event)) return
    if (event.type === "submit" || /^(Enter|Escape)$/.test(event.key)) finish()
    const question = element.getAttribute("live-confirm")
    if (question) Promise.resolve(this.ask(question, element)).then(yes => yes && this.#run(element, attribute, event))
    else this.#run(element, attribute, event)
  }

  /**
   * @param {Element} element
   * @param {string} attribute
   * @param {any} event
   */
  #run(element, attribute, event) {
    const host = this.#view.find(element)?.host
    if (event.type === "submit") this.#validation.submitted(/** @type {HTMLFormElement} */ (element))
    const run = () => {
      const component = this.#view.find(element)
      const action = element.getAttribute(attribute)
      if (!component || action === null) return
      if (/^(click|submit|key)/.test(event.type)) this.#delays.flush(({ owner }) => owner === component.host)
      this.#calls.run(component, element, action, event)
    }
    const pause = element.getAttribute("live-throttle")
    if (pause) this.#delays.throttle(element, attribute, host, Number(pause), run)
    else this.#delays.later(element, attribute, host, element.getAttribute("live-debounce") ?? "0", run)
  }

  /**
   * Keeps the browser from following it; false where the user wants just that.
   * @param {any} element
   * @param {string} attribute
   * @param {any} event
   */
  #claim(element, attribute, event) {
    const own = attribute === `live-${event.type}`
    const link = own && event.type === "click" && element.href
    if (link && (event.ctrlKey || event.metaKey || event.shiftKey)) return false
    const button = event.type === "click" && element.localName === "button" && element.type === "submit"
    if (own && (link || button || event.type === "submit" || element.hasAttribute("live-prevent"))) event.preventDefault()
    return true
  }

  #wentBack() {
    if (!queryChanged()) return
    finish()
    for (const component of this.#view.page.components.values()) {
      if (component.query.length) writeQuery(component, queryValues(component.query))
    }
  }

  /**
   * Writes what the user told before the component was there.
   * @param {Element} host
   */
  #tell(host) {
    for (const control of host.querySelectorAll("[live-model]")) {
      const component = this.#view.find(control)
      if (component?.host === host && isDirty(control) && !isUnchosen(control)) this.#calls.write(component, /** @type {Control} */ (control))
    }
  }

  /** @param {Element} root */
  #watch(root) {
    for (const element of root.querySelectorAll("[live-visible]")) this.#visible.observe(element)
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #seen(entries) {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue
      const before = placeOf(target)
      const answered = () => {
        if (placeOf(target) === before) return
        // Moved by its answer, and perhaps still in view
        this.#visible.unobserve(target)
        this.#visible.observe(target)
      }
      this.#trigger(target, "live-visible", { type: "visible", target, answered })
    }
  }
}

/**
 * Where an element is in the page, wherever that is scrolled to.
 * @param {any} element
 */
function placeOf(element) {
  let place = 0
  for (let each = element; each; each = each.offsetParent) place += each.offsetTop + each.offsetLeft
  return place
}
