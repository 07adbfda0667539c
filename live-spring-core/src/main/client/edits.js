/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/**
 * What the user changed in a control, counted, and how much of it the server has answered.
 * `withheld`: the server rendered another value meanwhile; `last`: what an event told before;
 * `typing`: the user is not done with it; `empty`: whether the property that it writes is.
 * @typedef {{ edit: number, answered: number, withheld?: boolean, last?: any, typing?: boolean, empty?: boolean }} Edits
 */

/** Within it follows what others change because of a call. */
const FOLLOW_MILLIS = 300

/** @type {WeakMap<Element, Edits>} */
const edits = new WeakMap()

/**
 * @param {any} node
 * @returns {node is Control}
 */
export const isControl = node => /^(INPUT|TEXTAREA|SELECT)$/.test(node?.tagName)

export const isCheckable = (/** @type {any} */ control) => control.type === "checkbox" || control.type === "radio"

/** What is chosen is done at once, what is typed when the user says so or leaves it. */
export const isChoice = (/** @type {any} */ control) => isCheckable(control) || control.localName === "select"

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
  editsOf(control).typing = !isChoice(control)
}

/**
 * The user is done with a control: it shows the state.
 * @param {any} control
 */
export function left(control) {
  const entry = editsOf(control)
  entry.typing = false
  // Half typed is no value
  if (control.validity.badInput && control.hasAttribute("live-model")) {
    entry.answered = entry.edit
    entry.withheld = true
  }
  settle(control)
}

/** The user did something with what he typed: its answer is shown at once. */
export const finish = () => {
  editsOf(document.activeElement ?? document.body).typing = false
}

/** Whether the user types in a control, also what is no value yet. */
export const isTyping = (/** @type {any} */ control) => control === document.activeElement && (editsOf(control).typing || control.validity.badInput)

/**
 * Shows what the server has, where the user is done with it and the server knows it.
 * @param {any} control
 */
function settle(control) {
  const entry = editsOf(control)
  if (isDirty(control) || isTyping(control)) return
  if (entry.withheld || isBound(control, entry.empty)) showDefault(control)
}

/**
 * Whether a control shows the state: what is typed only where the HTML says what that is, and
 * what is still to be submitted not at all.
 * @param {any} control
 * @param {boolean} [empty]
 */
const isBound = (control, empty) =>
  control.matches(control.form?.hasAttribute("live-submit") ? "[live-model]" : "[live-model],[live-change],[live-input],[live-blur],[live-click]") && (isChoice(control) || empty || control.defaultValue || control.hasAttribute("value"))

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
  control.localName === "select" ? namesOf(control).filter((_, i) => control.options[i].selected) : current(control)

/**
 * @param {any} control
 * @param {any} shown
 */
export function setShown(control, shown) {
  if (control.localName === "select") {
    namesOf(control).forEach((name, i) => {
      const option = control.options[i]
      if (option.selected !== shown.includes(name)) option.selected = !option.selected
    })
  } else if (isCheckable(control)) control.checked = shown
  else control.value = shown
}

/**
 * Values of the options; those of equal ones are counted.
 * @param {HTMLSelectElement} select
 */
function namesOf(select) {
  /** @type {Map<string, number>} */
  const counts = new Map()
  return Array.from(select.options, ({ value }) => {
    const count = counts.get(value) ?? 0
    counts.set(value, count + 1)
    return `${count} ${value}`
  })
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

/**
 * Whether what the user did to a control is only here; with `all`: whether he did something.
 * @param {any} control
 * @param {boolean} all
 */
export const isKept = (control, all) => editsOf(control).edit > 0 && (all || isDirty(control) || differs(control))

/** @param {Element} control */
export const withhold = control => {
  editsOf(control).withheld = true
}

/** What a request carries of its controls, to be compared when it is answered. */
export class Carried {
  #component
  #edits

  /**
   * @param {import("./component.js").Component} component
   * @param {Iterable<Element>} controls
   * @param {number} [ahead] edits of which the browser has not told yet
   */
  constructor(component, controls, ahead = 0) {
    this.#component = component
    const all = new Set([...controls].flatMap(control => groupOf(/** @type {Control} */ (control))))
    this.#edits = Array.from(all, control => /** @type {const} */ ([control, editsOf(control).edit + ahead]))
  }

  /** Whether the user changed none of them since. */
  get isCurrent() {
    return this.#edits.every(([control, edit]) => editsOf(control).edit === edit)
  }

  /** The server knows these values: before its update is applied. */
  answered() {
    for (const [control, edit] of this.#edits) editsOf(control).answered = Math.max(edit, editsOf(control).answered)
  }

  /**
   * Once its update is shown: what the server refused does not stay, but what was typed where it failed.
   * @param {any} failure
   */
  release(failure) {
    this.#component.whenShown(() => this.#release(failure, this.#component.state))
  }

  /**
   * @param {any} failure
   * @param {any} state
   */
  #release(failure, state) {
    for (const [control, edit] of this.#edits) {
      if (!isControl(control)) continue
      const entry = editsOf(control)
      const model = control.getAttribute("live-model")
      if (model && state) entry.empty = [null, ""].includes(state[model])
      if (failure && isChoice(control) && isBound(control)) entry.answered = Math.max(edit, entry.answered)
      if (entry.withheld) settle(control)
      else setTimeout(settle, FOLLOW_MILLIS, control)
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
    const isShown = (/** @type {any} */ option) => option.defaultSelected && option.selected
    if (!control.multiple && [...control.options].some(isShown)) return
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
 * Leaves the caret where it is.
 * @param {HTMLInputElement | HTMLTextAreaElement} control
 * @param {string} value
 */
function setValue(control, value) {
  const { selectionStart, selectionEnd, selectionDirection } = control
  if (control.value === value && !control.validity.badInput) return
  control.value = value
  if (selectionStart !== null && control === document.activeElement) control.setSelectionRange(selectionStart, selectionEnd, selectionDirection ?? undefined)
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
