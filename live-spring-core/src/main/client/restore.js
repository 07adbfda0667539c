/**
 * Loaded where a page comes back; all that it needs of the client is given to it.
 *
 * @typedef {import("./comeback.js").Core} Core
 * @typedef {import("./keep.js").Kept} Kept
 */

/**
 * Goes on with what was kept; what the page has instead stays at hand.
 * @param {Core} core
 * @param {Kept[]} all
 * @returns {() => void} what is to be done once the page's components are taken in
 */
export function restore(core, all) {
  const returned = wanted(core, all)
  for (const each of returned) {
    const { host, kept } = each
    each.spare = host.cloneNode(true)
    core.discoverEdits(host)
    core.morph(host, rebuild(core, host, kept), true)
    refill(core, host, kept)
  }
  return () => {
    for (const { host, kept, spare } of returned) {
      for (const [html, text] of kept.texts) {
        const component = core.components.get(JSON.parse(text).header.id)
        if (component) Object.assign(component, { html, spare: component.host === host ? spare : null })
      }
    }
  }
}

/**
 * What was kept for the components of this page, unless the user asked for new ones.
 * @param {Core} core
 * @param {Kept[]} all
 * @returns {{ host: Element, kept: Kept, spare?: any }[]}
 */
function wanted({ rootsOf, whoOf, isWanted, PREFIX }, all) {
  const roots = rootsOf(document)
  return roots.flatMap(({ name, host, ...header }, i) => {
    const place = roots.slice(0, i).filter(each => each.name === name).length
    const kept = all.filter(each => each.name === name)[place]
    if (!kept?.texts || !isWanted(host)) return []
    if (kept.who === whoOf(header)) return [{ host, kept }]
    for (const each of Object.keys(sessionStorage)) if (each.startsWith(PREFIX)) sessionStorage.removeItem(each)
    return []
  })
}

/**
 * A host as a page would have it.
 * @param {Core} core
 * @param {Element} host
 * @param {Kept} kept
 */
function rebuild({ findSlot, BLOCK }, host, { texts }) {
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
 * @param {Core} core
 * @param {Element} host
 * @param {Kept} kept
 */
function refill({ identify, isControl, setShown, edited }, host, { inputs }) {
  const values = new Map(inputs)
  for (const [control, name] of identify(host, true)) {
    if (!values.has(name) || !isControl(control)) continue
    setShown(control, values.get(name))
    edited(control)
  }
}
