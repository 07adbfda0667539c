import { userOf, whoOf } from "./keep.js"

/**
 * Loaded where a page comes back; all that it needs of the client is given to it.
 *
 * @typedef {import("./comeback.js").Core} Core
 * @typedef {import("./keep.js").Kept} Kept
 */

/**
 * Goes on with what was kept; what the page has instead stays at hand.
 * @param {Core} core
 * @param {Kept[] | { drafts: Kept[] }} all
 * @returns {() => void} what is to be done once the page's components are taken in
 */
export function restore(core, all) {
  if (!Array.isArray(all)) return resume(core, all.drafts)
  sessionStorage.removeItem(core.key())
  const returned = wanted(core, all)
  for (const each of returned) {
    const { host, kept } = each
    each.spare = host.cloneNode(true)
    core.discoverEdits(host)
    core.morph(host, rebuild(host, kept), true)
    refill(core, host, kept)
  }
  return () => {
    for (const { host, kept, spare } of returned) {
      for (const [html, text] of kept.texts) {
        const component = core.view.page.components.get(JSON.parse(text).header.id)
        if (component) Object.assign(component, { html, spare: component.host === host ? spare : null })
      }
    }
  }
}

/**
 * Puts back what a user typed before his login ended, unless another one logged in.
 * @param {Core} core
 * @param {Kept[]} drafts
 */
function resume(core, drafts) {
  const roots = counterparts(core, drafts)
  if (!roots.some(({ principal }) => principal)) return () => {}
  sessionStorage.removeItem(core.key())
  for (const { host, kept, principal } of roots) {
    if (userOf(kept.who) === principal) refill(core, host, kept)
    else forget(core, kept, principal)
  }
  return () => {}
}

/**
 * What was kept for the components of this page, unless the user asked for new ones.
 * @param {Core} core
 * @param {Kept[]} all
 * @returns {{ host: Element, kept: Kept, spare?: any }[]}
 */
function wanted(core, all) {
  return counterparts(core, all).filter(({ host, kept, ...header }) => {
    if (!core.isWanted(host)) return false
    const same = kept.who === whoOf(header)
    if (!same) forget(core, kept, header.principal)
    return same
  })
}

/**
 * The components of this page that have something kept: by name and order.
 * @param {Core} core
 * @param {Kept[]} all
 * @returns {any[]}
 */
function counterparts({ rootsOf }, all) {
  const roots = rootsOf(document)
  return roots.flatMap((root, i) => {
    const place = roots.slice(0, i).filter(each => each.name === root.name).length
    const kept = all.filter(each => each.name === root.name)[place]
    return kept?.texts ? [{ ...root, kept }] : []
  })
}

/**
 * What another user left behind.
 * @param {Core} core
 * @param {Kept} kept
 * @param {string} [user]
 */
function forget(core, { who }, user) {
  if (user && ![null, user].includes(userOf(who))) core.notice("user")
  for (const each of Object.keys(sessionStorage)) if (each.startsWith("live:")) sessionStorage.removeItem(each)
}

/**
 * A host as a page would have it.
 * @param {Element} host
 * @param {Kept} kept
 */
function rebuild(host, { texts }) {
  const inert = document.implementation.createHTMLDocument("")
  const root = inert.importNode(host, false)
  /** @type {Map<string, Element>} */
  const hosts = new Map()
  for (const [html, text, tag, query] of texts) {
    const { id, parent, slot } = JSON.parse(text).header
    const place = hosts.size ? slotIn(hosts.get(parent), slot) : root
    if (!place) continue
    hosts.set(id, place)
    place.setAttribute("live-id", id)
    place.innerHTML = html
    const block = inert.createElement("script")
    block.type = "application/live"
    block.setAttribute("live-tag", tag)
    block.setAttribute("live-query", query.join(" "))
    block.text = text
    place.append(block)
  }
  return root
}

/**
 * @param {Element | undefined} host
 * @param {string} name
 */
const slotIn = (host, name) =>
  [...host?.querySelectorAll(`[live-slot="${CSS.escape(name)}"]`) ?? []].find(each => each.parentElement?.closest("[live-id]") === host)

/**
 * Puts back what the user typed.
 * @param {Core} core
 * @param {Element} host
 * @param {Kept} kept
 */
function refill({ identify, setShown, edited }, host, { inputs }) {
  const values = new Map(inputs)
  for (const [control, name] of identify(host, true)) {
    if (!values.has(name)) continue
    setShown(control, values.get(name))
    edited(/** @type {any} */ (control))
  }
}
