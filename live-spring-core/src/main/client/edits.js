/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/**
 * What the user changed in a control, counted, and how much of it the server has answered.
 * `withheld`: the server rendered another value meanwhile; `last`: what an event told before.
 * @typedef {{ edit: number, answered: number, withheld?: boolean, last?: any }} Edits
 */

/** @type {WeakMap<Element, Edits>} */
const edits = new WeakMap()

/**
 * @param {any} node
 * @returns {node is Control}
 */
export const isControl = node => /^(INPUT|TEXTAREA|SELECT)$/.test(node?.tagName)

export const isCheckable = (/** @type {any} */ control) => control.type === "checkbox" || control.type === "radio"

/** @param {Element} control */
const editsOf = control => {
  let entry = edits.get(control)
  if (!entry) edits.set(control, (entry = { edit: 0, answered: 0 }))
  return entry
}

/**
 * The user changed a control; with a radio button the others of its group.
 * @param {Control} control
 */
export function edited(control) {
  for (const each of groupOf(control)) {
    const entry = editsOf(each)
    entry.edit++
    entry.last = current(each)
  }
}

/** Whether another radio button of its group may say what the group's value is. */
export const isUnchosen = (/** @type {any} */ control) => control.type === "radio" && !control.checked

/**
 * Whether a control's value is another one than an event told before.
 * @param {Control} control
 */
export const isUntold = control => editsOf(control).last !== current(control)

const current = (/** @type {any} */ control) => (isCheckable(control) ? control.checked : control.value)

/**
 * What a control shows, and what makes another one show it.
 * @param {any} control
 */
export const shownBy = control =>
  control.localName === "select" ? Array.from(control.selectedOptions, option => option.value) : current(control)

/**
 * @param {any} control
 * @param {any} shown
 */
export function setShown(control, shown) {
  if (control.localName === "select") for (const option of control.options) option.selected = shown.includes(option.value)
  else if (isCheckable(control)) control.checked = shown
  else control.value = shown
}

/**
 * The server forgot all that the user told it.
 * @param {Element} root
 */
export function forgetAnswers(root) {
  for (const control of root.querySelectorAll("input,textarea,select")) editsOf(control).answered = 0
}

/**
 * @param {Control} control
 * @returns {Control[]}
 */
function groupOf(control) {
  const { form, name, type } = control
  if (type !== "radio" || !name) return [control]
  const group = (form ?? document).querySelectorAll(`input[type=radio][name="${CSS.escape(name)}"]`)
  return /** @type {any[]} */ ([...group]).filter(each => each.form === form)
}

/** Controls that differ from their HTML before anybody watched: typed early, or restored by the browser. */
export function discoverEdits(/** @type {ParentNode} */ root) {
  for (const control of root.querySelectorAll("input:not([type=range],[type=color],[type=file]),textarea,select")) {
    if (isControl(control) && differs(control)) edited(control)
  }
}

/** @param {Element} control */
export const isDirty = control => {
  const entry = edits.get(control)
  return !!entry && entry.edit > entry.answered
}

/** @param {Element} control */
export const withhold = control => {
  editsOf(control).withheld = true
}

/** What a request carries of its controls, to be compared when it is answered. */
export class Carried {
  #edits

  /** @param {Iterable<Element>} controls */
  constructor(controls) {
    const all = new Set([...controls].flatMap(control => groupOf(/** @type {Control} */ (control))))
    this.#edits = Array.from(all, control => /** @type {const} */ ([control, editsOf(control).edit]))
  }

  /** Whether the user changed none of them since. */
  get isCurrent() {
    return this.#edits.every(([control, edit]) => editsOf(control).edit === edit)
  }

  /** The server knows these values: before its update is applied. */
  answered() {
    for (const [control, edit] of this.#edits) editsOf(control).answered = Math.max(edit, editsOf(control).answered)
  }

  /** Shows what the server rendered while it did not know them: after its update. */
  release() {
    for (const [control] of this.#edits) {
      if (isControl(control) && editsOf(control).withheld && !isDirty(control)) showDefault(control)
    }
  }
}

/**
 * Shows a control as its HTML has it.
 * @param {any} control
 */
export function showDefault(control) {
  editsOf(control).withheld = false
  if (control.localName === "select") {
    for (const option of control.options) option.selected = option.defaultSelected
    const first = control.querySelector("option:not(:disabled)")
    if (first && !control.multiple && control.size < 2 && control.selectedIndex < 0) first.selected = true
  } else if (isCheckable(control)) {
    control.checked = control.defaultChecked
  } else if (control.type !== "file") {
    setValue(control, control.defaultValue)
  }
  editsOf(control).last = current(control)
}

/**
 * Leaves the caret where the text around it stayed.
 * @param {HTMLInputElement | HTMLTextAreaElement} control
 * @param {string} value
 */
function setValue(control, value) {
  const { value: old, selectionStart, selectionEnd, selectionDirection } = control
  if (old === value) return
  control.value = value
  if (selectionStart === null || control !== document.activeElement) return
  const place = (/** @type {number | null} */ offset) => {
    const at = offset ?? 0
    return value.startsWith(old.slice(0, at)) ? at : Math.max(0, value.length - (old.length - at))
  }
  control.setSelectionRange(place(selectionStart), place(selectionEnd), selectionDirection ?? undefined)
}

/** @param {Control} control */
function differs(control) {
  if (control instanceof HTMLSelectElement) {
    const options = [...control.options]
    return options.some(each => each.defaultSelected)
      ? options.some(each => each.selected !== each.defaultSelected)
      : control.multiple ? control.selectedIndex >= 0 : control.selectedIndex > 0
  }
  return isCheckable(control)
    ? /** @type {HTMLInputElement} */ (control).checked !== /** @type {HTMLInputElement} */ (control).defaultChecked
    : control.value !== control.defaultValue
}
