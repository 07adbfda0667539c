import { Component } from "./component.js"

export const BLOCK = "application/live"
const BLOCKS = `script[type="${BLOCK}"]`

/** Whether there are components that nobody took in yet. */
export const hasBlocks = () => document.querySelector(BLOCKS) !== null

/**
 * Names and hosts of the components of a document that stand in no other one.
 * @param {Document} document
 */
export function rootsOf(document) {
  return blocksOf(document)
    .map(({ block, host }) => ({ host, ...JSON.parse(block.text).header }))
    .filter(({ parent }) => !parent)
}

/**
 * Takes the components' data out of the page.
 * @returns {{ component: Component, frames: any[] }[]}
 */
export function takeBlocks() {
  const blocks = blocksOf(document)
  for (const { block } of blocks) block.remove()
  return blocks.flatMap(({ block, host }) => {
    const attribute = (/** @type {string} */ name) => block.getAttribute(name) ?? ""
    try {
      const query = attribute("live-query").split(" ").filter(Boolean)
      const component = new Component(host, block.text, attribute("live-tag"), sourceOf(host), query)
      return { component, frames: JSON.parse(attribute("live-frames") || "[]") }
    } catch (error) {
      console.error(error)
      return []
    }
  })
}

/**
 * @param {Element | undefined} host
 * @param {string | undefined} name
 */
export function findSlot(host, name) {
  for (const slot of host?.querySelectorAll(`[live-slot="${CSS.escape(name ?? "")}"]`) ?? []) {
    if (slot.parentElement?.closest("[live-id]") === host) return slot
  }
  return null
}

/**
 * In the order of their hosts: parents before children.
 * @param {Document} document
 */
function blocksOf(document) {
  return Array.from(document.querySelectorAll(BLOCKS), each => {
    const block = /** @type {HTMLScriptElement} */ (each)
    return { block, host: /** @type {Element} */ (block.parentElement) }
  }).sort((a, b) => (a.host.compareDocumentPosition(b.host) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))
}

/**
 * What the server probably rendered: the DOM's HTML without that of children and fragments.
 * @param {Element} host
 */
function sourceOf(host) {
  const filled = "[live-slot],[live-fragment]"
  if (!host.querySelector(filled)) return host.innerHTML
  const copy = /** @type {Element} */ (host.cloneNode(true))
  for (const each of copy.querySelectorAll(filled)) {
    each.replaceChildren()
    each.removeAttribute("live-id")
  }
  return copy.innerHTML
}
