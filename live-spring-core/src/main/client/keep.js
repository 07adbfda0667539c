import { BLOCK, findSlot } from "./blocks.js"
import { edited, isControl, isDirty, setShown, shownBy } from "./edits.js"
import { identify } from "./identity.js"

const PREFIX = "live:"
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
const whoOf = (/** @type {any} */ { principal, binding }) => JSON.stringify([principal, binding])

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

/**
 * What was kept for the components of this page, unless the user asked for new ones.
 * @param {any[]} roots headers with their hosts
 * @returns {{ host: Element, kept: Kept }[]}
 */
export function takeKept(roots) {
  try {
    const all = JSON.parse(sessionStorage.getItem(key()) ?? "[]")
    sessionStorage.removeItem(key())
    const returned = roots.flatMap(({ name, host, ...header }, i) => {
      const place = roots.slice(0, i).filter(each => each.name === name).length
      const kept = all.filter((/** @type {Kept} */ each) => each.name === name)[place]
      if (!kept?.texts || !isWanted(host)) return []
      if (kept.who === whoOf(header)) return [{ host, kept }]
      for (const each of Object.keys(sessionStorage)) if (each.startsWith(PREFIX)) sessionStorage.removeItem(each)
      return []
    })
    return returned
  } catch {
    return []
  }
}

/** @param {Element} host */
function isWanted(host) {
  const { type } = /** @type {any} */ (performance.getEntriesByType("navigation")[0] ?? {})
  return /** @type {any} */ (document).wasDiscarded || type === "back_forward" || (type === "reload" && host.hasAttribute("live-keep"))
}

/**
 * A host as a page would have it.
 * @param {Element} host
 * @param {Kept} kept
 */
export function rebuild(host, { texts }) {
  const inert = document.implementation.createHTMLDocument("")
  const root = inert.importNode(host, false)
  /** @type {Map<string, Element>} */
  const hosts = new Map()
  for (const [html, text, tag, query] of texts) {
    const { id, parent, slot } = JSON.parse(text).header
    const place = hosts.size ? findSlot(hosts.get(parent), slot) : root
    if (!place) continue
    hosts.set(id, place)
    place.setAttribute("live-id", id)
    place.innerHTML = html
    const block = inert.createElement("script")
    block.type = BLOCK
    block.setAttribute("live-tag", tag)
    block.setAttribute("live-query", query.join(" "))
    block.text = text
    place.append(block)
  }
  return root
}

/**
 * Puts back what the user typed.
 * @param {Element} host
 * @param {Kept} kept
 */
export function refill(host, { inputs }) {
  const values = new Map(inputs)
  for (const [control, name] of identify(host, true)) {
    if (!values.has(name) || !isControl(control)) continue
    setShown(control, values.get(name))
    edited(control)
  }
}
