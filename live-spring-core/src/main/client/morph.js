import { isCheckable, isControl, isDirty, isKept, isTyping, setShown, showDefault, shownBy, withhold } from "./edits.js"
import { learnBy, NODES, written } from "./touches.js"
import { Tree } from "./tree.js"

/** Makes documents that load and run nothing. */
const parser = new DOMParser()

let morphing = false

/** Whether an event comes from a patch, not from the user. */
export const isMorphing = () => morphing

/**
 * Changes a host's content to a component's HTML.
 * @param {Element} host
 * @param {string} html
 */
export function patch(host, html) {
  morph(host, parse(host, html), false)
}

/**
 * Learns what scripts changed before anybody watched: all that differs from what the page had.
 * @param {Element} host
 * @param {string} html
 */
export function compare(host, html) {
  learnBy(() => new Tree(host, parse(host, html), false, { entered: () => undefined, added: () => {} }))
}

/**
 * A host with what the page would have in it: what HTML becomes depends on all that it stands in.
 * @param {Element} host
 * @param {string} html
 */
function parse(host, html) {
  let text = html
  let mark = " live-id"
  for (let up = /** @type {Element | null} */ (host); up; up = up.parentElement) {
    text = `<${up.localName}${mark}>${text}`
    mark = ""
  }
  const page = parser.parseFromString((document.compatMode === "BackCompat" ? "" : "<!doctype html>") + text, "text/html")
  let fresh = page.querySelector("[live-id]")
  // HTML that does not stay in its host in a page is put there
  if (fresh?.namespaceURI !== host.namespaceURI || !isAlone(fresh)) {
    fresh = page.importNode(host, false)
    fresh.innerHTML = html
  }
  // Where scripts run it is text
  for (const each of fresh.querySelectorAll("noscript")) each.textContent = each.innerHTML
  return fresh
}

/**
 * @param {Node} node
 * @returns {boolean}
 */
const isAlone = node => node.nodeName === "BODY" || (node.parentNode?.childNodes.length === 1 && isAlone(node.parentNode))

/**
 * Changes a host to another one; with `deep` what is in its slots, too.
 * @param {Element} host
 * @param {Element} fresh
 * @param {boolean} deep
 */
export function morph(host, fresh, deep) {
  const restoreFocus = keepFocus()
  let wanted = /** @type {HTMLElement | null} */ (null)
  const restoreSelection = keepSelection(host.closest("select"), host, fresh)
  morphing = true
  try {
    new Tree(host, fresh, deep, { entered, added: node => (wanted ??= autofocusIn(node)) })
  } finally {
    restoreSelection()
    restoreFocus()
    if (!isControl(document.activeElement)) wanted?.focus()
    morphing = false
  }
}

/**
 * @param {Element} old
 * @param {Element} fresh
 */
function entered(old, fresh) {
  if (old.tagName === "SELECT") return keepSelection(/** @type {any} */ (old), old, fresh)
  return isControl(old) && syncControl(old, fresh)
}

/**
 * The value follows what the server changed, unless the user types or the server does not know what he did.
 * @param {any} old an input or a textarea
 * @param {any} fresh
 */
function syncControl(old, fresh) {
  if (defaultOf(old) === defaultOf(fresh) && !losesOwnValue(old, fresh)) return
  // From here on the property no longer follows the attribute
  if (isCheckable(old)) old.checked = old.checked
  return () => (isDirty(old) || isTyping(old) ? withhold(old) : showDefault(old))
}

/**
 * Sliders and colours have a value that nobody gave them, which another type would show.
 * @param {any} old
 * @param {any} fresh
 */
const losesOwnValue = (old, fresh) => old.type !== fresh.type && /^(range|color)$/.test(old.type) && !isKept(old, true)

/**
 * @param {any} control
 * @returns {string | null}
 */
const defaultOf = control =>
  control.localName === "textarea" ? written(control, NODES).map((/** @type {Node} */ each) => written(each)).join("") : written(control, isCheckable(control) ? "checked" : "value")

/**
 * @param {HTMLSelectElement | null} select
 * @param {Element} old what changes of it
 * @param {Element} fresh
 */
function keepSelection(select, old, fresh) {
  if (!select?.selectedOptions) return () => {}
  const changed = defaults(old) !== defaults(fresh)
  const values = shownBy(select)
  return () => {
    if (values.length || select.multiple) setShown(select, values)
    if (changed && isDirty(select)) withhold(select)
    else if (changed) showDefault(select)
  }
}

/** @param {Element} root */
const defaults = root =>
  JSON.stringify([...root.querySelectorAll("option")].filter(each => written(each, "selected") !== null).map(each => each.value))

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
