import { keepBusy } from "./busy.js"
import { isCheckable, isControl, isDirty, showDefault, withhold } from "./edits.js"
import { syncAttributes } from "./nodes.js"
import { Tree } from "./tree.js"

/** A document that loads and runs nothing. */
const inert = document.implementation.createHTMLDocument("")

/** @type {WeakMap<Element, boolean>} What the server last rendered as `open`. */
const opened = new WeakMap()

/** @type {WeakMap<Element, () => void>} */
const selections = new WeakMap()

let morphing = false

/** Whether an event comes from a patch, not from the user. */
export const isMorphing = () => morphing

/**
 * Changes a host's content to a component's HTML.
 * @param {Element} host
 * @param {string} html
 */
export function patch(host, html) {
  const fresh = inert.importNode(host, false)
  fresh.innerHTML = html
  inert.body.replaceChildren(fresh)
  morph(host, fresh, false)
}

/**
 * Changes a host to another one; with `deep` what is in its slots, too.
 * @param {Element} host
 * @param {Element} fresh
 * @param {boolean} deep
 */
export function morph(host, fresh, deep) {
  const restoreFocus = keepFocus()
  let wanted = /** @type {HTMLElement | null} */ (null)
  morphing = true
  try {
    new Tree(host, fresh, deep, {
      entered: (old, fresh) => before(old, fresh, deep),
      added: node => (wanted ??= autofocusIn(node)),
      left: old => selections.get(old)?.()
    })
  } finally {
    restoreFocus()
    if (!isControl(document.activeElement)) wanted?.focus()
    rememberOpen(host)
    morphing = false
  }
}

/** @param {ParentNode} root */
export function rememberOpen(root) {
  for (const element of root.querySelectorAll("details,dialog")) {
    if (!opened.has(element)) opened.set(element, element.hasAttribute("open"))
  }
}

/**
 * Whether the morph goes on into the element.
 * @param {Element} old
 * @param {Element} fresh
 * @param {boolean} deep
 */
function before(old, fresh, deep) {
  keepBusy(old, fresh)
  if (old.hasAttribute("live-slot") && !deep) {
    for (const name of ["live-id", "aria-busy"]) keepAttribute(name, old, fresh)
    return syncAttributes(old, fresh)
  }
  if (old.matches("[live-ignore],[live-fragment]")) return syncAttributes(old, fresh)
  if (opened.has(old)) keepOpen(old, fresh)
  else if (old instanceof HTMLSelectElement) keepSelection(old, /** @type {any} */ (fresh))
  else if (old instanceof HTMLOptionElement) {
    if (old.textContent !== fresh.textContent) old.textContent = fresh.textContent
    return syncAttributes(old, fresh)
  } else if (isControl(old)) return syncControl(old, fresh)
  return true
}

/**
 * @param {Element} old
 * @param {Element} fresh
 */
function keepOpen(old, fresh) {
  const open = fresh.hasAttribute("open")
  if (opened.get(old) === open) fresh.toggleAttribute("open", old.hasAttribute("open"))
  opened.set(old, open)
}

/**
 * The value follows what the server changed, unless the user changed it and the server does not know.
 * @param {any} old an input or a textarea
 * @param {any} fresh
 */
function syncControl(old, fresh) {
  const checkable = isCheckable(old)
  const attribute = checkable ? "defaultChecked" : "defaultValue"
  if (old[attribute] !== fresh[attribute]) {
    if (!isDirty(old)) showDefault(old, fresh)
    else withhold(old)
    // From here on the property no longer follows the attribute
    if (checkable) old.checked = old.checked
  }
  syncAttributes(old, fresh)
  if (old.localName === "textarea" && old.defaultValue !== fresh.defaultValue) old.defaultValue = fresh.defaultValue
  return false
}

/**
 * @param {HTMLSelectElement} old
 * @param {HTMLSelectElement} fresh
 */
function keepSelection(old, fresh) {
  const changed = defaults(old) !== defaults(fresh)
  const values = new Set(Array.from(old.selectedOptions, option => option.value))
  selections.set(old, () => {
    selections.delete(old)
    if (changed && !isDirty(old)) return showDefault(old)
    if (changed) withhold(old)
    for (const option of old.options) {
      if (option.selected !== values.has(option.value)) option.selected = values.has(option.value)
    }
  })
}

/** @param {HTMLSelectElement} select */
const defaults = select =>
  JSON.stringify(Array.from(select.options).filter(each => each.defaultSelected).map(each => each.value))

/**
 * @param {string} name
 * @param {Element} old
 * @param {Element} fresh
 */
function keepAttribute(name, old, fresh) {
  const value = old.getAttribute(name)
  if (value !== null) fresh.setAttribute(name, value)
}

/**
 * Browsers look at `autofocus` once in the life of a page.
 * @param {any} node
 * @returns {HTMLElement | null}
 */
const autofocusIn = node => (node.matches?.("[autofocus]") ? node : node.querySelector?.("[autofocus]") ?? null)

/** Focus and caret, for browsers in which a moved element loses them. */
function keepFocus() {
  const active = /** @type {HTMLInputElement | null} */ (document.activeElement)
  const { selectionStart, selectionEnd, selectionDirection } = active ?? {}
  return () => {
    if (!active?.isConnected || active === document.activeElement) return
    active.focus({ preventScroll: true })
    if (selectionStart != null) active.setSelectionRange(selectionStart, selectionEnd ?? null, selectionDirection ?? undefined)
  }
}
