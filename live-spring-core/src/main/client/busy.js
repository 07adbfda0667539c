import { learn, written } from "./touches.js"

/**
 * @typedef {object} Busy
 * @property {number} count
 * @property {string[]} names
 * @property {boolean} disable
 * @property {boolean} focused
 */

/** @type {WeakMap<Element, Busy>} */
const busy = new WeakMap()

/**
 * Shows that an answer is awaited.
 * @param {Element} element
 * @param {string} names
 * @param {boolean} disable
 */
export function begin(element, names, disable) {
  const known = busy.get(element)
  if (known) return known.count++
  const entry = {
    count: 1,
    names: names.split(" ").filter(Boolean),
    disable,
    focused: element === document.activeElement
  }
  busy.set(element, entry)
  element.classList.add(...entry.names)
  if (disable) element.setAttribute("disabled", "")
}

/**
 * What the server rendered meanwhile stays.
 * @param {Element} element
 */
export function end(element) {
  const entry = busy.get(element)
  if (!entry || --entry.count) return
  busy.delete(element)
  learn()
  const classes = written(element, "class")?.split(/\s+/) ?? []
  element.classList.remove(...entry.names.filter(each => !classes.includes(each)))
  if (!element.classList.length) element.removeAttribute("class")
  if (!entry.disable || written(element, "disabled") !== null) return
  element.removeAttribute("disabled")
  if (entry.focused && document.activeElement === document.body) {
    /** @type {HTMLElement} */ (element).focus({ preventScroll: true })
  }
}
