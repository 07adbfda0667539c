import { begin, end } from "./busy.js"
import { Carried, isCheckable, isControl } from "./edits.js"
import { controlsOf, controlValues, formValues, modelValue } from "./form.js"
import { callAction, writeProperties } from "./handle.js"

const VALUE = "live-value-"

/**
 * @typedef {import("./component.js").Component} Component
 * @typedef {import("./edits.js").Control} Control
 */

/** Requests that elements make, with their values and what shows that they are not answered. */
export class Calls {
  /** @type {WeakMap<Element, number>} */
  #pending = new WeakMap()
  /** @type {WeakSet<Element>} */
  #submitting = new WeakSet()

  /** @param {any} event */
  isSubmitting({ type, target }) {
    return type === "submit" && this.#submitting.has(target)
  }

  /**
   * @param {Component} component
   * @param {any} element
   * @param {string} action
   * @param {any} event
   */
  run(component, element, action, event) {
    const form = element.localName === "form"
    const control = [element, event.target].find(each => isControl(each) && element.contains(each))
    const payload = form ? formValues(element, event.submitter) : control ? controlValues(control) : Object.create(null)
    if (event.key) payload.key = event.key
    for (const name of element.getAttributeNames()) {
      if (name.startsWith(VALUE)) payload[camel(name.slice(VALUE.length))] = element.getAttribute(name)
    }
    // A click chooses, of which the browser tells after it
    const chosen = event.type === "click" && control && isCheckable(control)
    const carried = new Carried(component, form ? controlsOf(element) : control ? [control] : [], chosen ? 1 : 0)
    const finish = this.#begin(component, element, event)
    callAction(component, action, Object.keys(payload).length ? payload : undefined, {
      known: () => carried.answered(),
      done: (failure, result) => {
        finish()
        carried.release(failure)
        if (failure) return
        event.answered?.()
        if (element.hasAttribute("live-reset") && carried.isCurrent) HTMLFormElement.prototype.reset.call(element)
        const detail = { action, result }
        component.host?.dispatchEvent(new CustomEvent("live:result", { detail, bubbles: true }))
      }
    })
  }

  /**
   * @param {Component} component
   * @param {HTMLFormElement} form
   * @param {string[]} touched
   */
  validate(component, form, touched) {
    const carried = new Carried(component, controlsOf(form))
    callAction(component, form.getAttribute("live-submit") ?? "", formValues(form), {
      touched,
      known: () => carried.answered(),
      done: failure => carried.release(failure)
    })
  }

  /**
   * @param {Component} component
   * @param {Control} control
   */
  write(component, control) {
    const carried = new Carried(component, [control])
    const values = Object.create(null)
    values[control.getAttribute("live-model") ?? ""] = modelValue(control)
    writeProperties(component, values, { known: () => carried.answered(), done: failure => carried.release(failure) })
  }

  /**
   * @param {Component} component
   * @param {any} element
   * @param {any} event
   */
  #begin({ host }, element, { type }) {
    const disables = element.hasAttribute("live-disable")
    const busy = [element]
    begin(element, element.getAttribute("live-loading") ?? "live-loading", disables)
    if (type === "submit") {
      this.#submitting.add(element)
      for (const button of controlsOf(element)) {
        if (button.type !== "submit") continue
        begin(button, "", true)
        busy.push(button)
      }
    }
    if (host) this.#wait(host, 1)
    return () => {
      this.#submitting.delete(element)
      if (host && busy.length) this.#wait(host, -1)
      for (const each of busy.splice(0)) end(each)
    }
  }

  /**
   * @param {Element} host
   * @param {number} more
   */
  #wait(host, more) {
    const pending = (this.#pending.get(host) ?? 0) + more
    this.#pending.set(host, pending)
    if (pending) host.setAttribute("aria-busy", "true")
    else host.removeAttribute("aria-busy")
  }
}

/** @param {string} name */
const camel = name => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())
