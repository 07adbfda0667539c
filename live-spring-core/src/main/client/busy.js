/**
 * @typedef {object} Busy
 * @property {number} count
 * @property {string[]} names
 * @property {boolean} disable
 * @property {boolean} disabled as the server rendered it
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
    disabled: element.hasAttribute("disabled"),
    focused: element === document.activeElement
  }
  busy.set(element, entry)
  show(element, entry)
}

/** @param {Element} element */
export function end(element) {
  const entry = busy.get(element)
  if (!entry || --entry.count) return
  busy.delete(element)
  element.classList.remove(...entry.names)
  if (!element.classList.length) element.removeAttribute("class")
  if (!entry.disable || entry.disabled) return
  element.removeAttribute("disabled")
  if (entry.focused && document.activeElement === document.body) {
    /** @type {HTMLElement} */ (element).focus({ preventScroll: true })
  }
}

/**
 * Leaves it in what the server rendered meanwhile.
 * @param {Element} old
 * @param {Element} fresh
 */
export function keepBusy(old, fresh) {
  const entry = busy.get(old)
  if (!entry) return
  entry.disabled = fresh.hasAttribute("disabled")
  show(fresh, entry)
}

/**
 * @param {Element} element
 * @param {Busy} entry
 */
function show(element, entry) {
  element.classList.add(...entry.names)
  if (entry.disable) element.setAttribute("disabled", "")
}
