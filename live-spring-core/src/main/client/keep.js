import { isControl, isDirty, shownBy } from "./edits.js"
import { identify } from "./identity.js"

export const PREFIX = "live:"
const LIMIT = 1024 * 1024

/**
 * @typedef {import("./component.js").Component} Component
 *
 * @typedef {object} Kept a component that stands in no other one
 * @property {string} name
 * @property {string} who
 * @property {[string, string, string, string[]][]} texts HTML, snapshot, tag and query of it and of what is in it
 * @property {[string, any][]} inputs
 */

/** Whose a component is. */
export const whoOf = (/** @type {any} */ { principal, binding }) => JSON.stringify([principal, binding])

/** The page's key. */
const key = () => PREFIX + location.href.replace(/#.*/, "")

/**
 * Writes down the page's components and what the user typed and the server does not know, for
 * the case that the browser drops the page.
 * @param {Component[]} roots in the order of the page
 * @param {Component[]} all parents before children
 */
export function keep(roots, all) {
  const kept = roots.map(({ name, header, host }) => {
    if (!host || host.getAttribute("live-keep") === "off") return { name }
    const inputs = [...identify(host, true)].filter(([each]) => isControl(each) && isDirty(each) && !/^(file|password)$/.test(each.type))
    return {
      name,
      who: whoOf(header),
      texts: all.filter(each => each.host && host.contains(each.host)).map(({ html, text, tag, query }) => [html, text, tag, query]),
      inputs: inputs.map(([each, name]) => [name, shownBy(/** @type {any} */ (each))])
    }
  })
  const text = JSON.stringify(kept)
  try {
    sessionStorage.removeItem(key())
    if (text.length <= LIMIT) sessionStorage.setItem(key(), text)
  } catch {
    // Full or forbidden: the page starts anew
  }
}

/** What was kept for the page; once. */
export function takeKept() {
  try {
    const kept = sessionStorage.getItem(key())
    sessionStorage.removeItem(key())
    return kept
  } catch {
    return null
  }
}

/** @param {Element | null} host */
export function isWanted(host) {
  const { type } = /** @type {any} */ (performance.getEntriesByType("navigation")[0] ?? {})
  return /** @type {any} */ (document).wasDiscarded || type === "back_forward" || (type === "reload" && !!host?.hasAttribute("live-keep"))
}
