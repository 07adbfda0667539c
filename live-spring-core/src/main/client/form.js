import { isCheckable } from "./edits.js"

/** @typedef {import("./edits.js").Control} Control */

/**
 * Values of the successful controls by name, files left out. Without a prototype: a name is
 * the author's, but `__proto__` must stay one. The key tells forms of one action apart.
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} [submitter]
 */
export function formValues(form, submitter) {
  const values = Object.create(null)
  const lists = new Set()
  for (const control of controlsOf(form)) {
    const name = control.name
    if (name && !control.matches(":disabled") && (control.type === "select-multiple" || (isCheckable(control) && name.endsWith("[]")))) {
      lists.add(name)
      values[plain(name)] = []
    }
  }
  for (const [name, value] of new FormData(form, submitter)) {
    if (typeof value === "string") add(values, plain(name), value, lists.has(name))
  }
  values["live-key"] = form.getAttribute("live-key") ?? undefined
  return values
}

/**
 * Payload of an event on a control.
 * @param {Control} control
 */
export function controlValues(control) {
  const value = valueOf(control)
  const values = Object.assign(Object.create(null), { value })
  if (control.name) values[plain(control.name)] = value
  return values
}

/** @param {Control} control */
function valueOf(control) {
  if (control.type === "select-multiple") {
    return Array.from(/** @type {HTMLSelectElement} */ (control).selectedOptions, option => option.value)
  }
  if (control.type === "checkbox") {
    const box = /** @type {HTMLInputElement} */ (control)
    const group = box.name.endsWith("[]") ? sameBoxes(box, "name") : []
    return group.length ? checkedValues(group) : box.checked ? box.value : null
  }
  return control.value
}

/**
 * Value of a bound property: true or false for a checkbox, a list for several.
 * @param {Control} control
 */
export function modelValue(control) {
  if (control.type !== "checkbox") return valueOf(control)
  const boxes = sameBoxes(/** @type {HTMLInputElement} */ (control), "live-model")
  return boxes.length > 1 ? checkedValues(boxes) : boxes[0].checked
}

/**
 * @param {HTMLFormElement} form
 * @returns {Control[]}
 */
export const controlsOf = form => /** @type {any} */ ([...form.elements])

/** @param {string} name */
export const plain = name => name.replace(/\[\]$/, "")

/**
 * @param {HTMLInputElement} box
 * @param {string} attribute
 * @returns {HTMLInputElement[]}
 */
function sameBoxes(box, attribute) {
  const root = box.closest("[live-id]") ?? document
  const value = CSS.escape(box.getAttribute(attribute) ?? "")
  return [...root.querySelectorAll(`input[type=checkbox][${attribute}="${value}"]`)]
    .map(each => /** @type {HTMLInputElement} */ (each))
    .filter(each => each.form === box.form)
}

/** @param {HTMLInputElement[]} boxes */
const checkedValues = boxes => boxes.filter(box => box.checked).map(box => box.value)

/**
 * @param {any} values
 * @param {string} name
 * @param {string} value
 * @param {boolean} list
 */
function add(values, name, value, list) {
  if (!(name in values)) values[name] = list ? [value] : value
  else if (Array.isArray(values[name])) values[name].push(value)
  else values[name] = [values[name], value]
}
