import { move } from "./nodes.js"
import { own } from "./touches.js"
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
  return blocksOf(document, () => {})
    .map(({ host, header }) => ({ host, ...header }))
    .filter(({ parent }) => !parent)
}

/**
 * Takes the components' data out of the page.
 * @param {(place: Element, error: any) => void} failed
 * @returns {{ component: Component, frames: any[] }[]}
 */
export function takeBlocks(failed) {
  return blocksOf(document, failed).flatMap(({ block, host }) => {
    const attribute = (/** @type {string} */ name) => block.getAttribute(name) ?? ""
    own(() => block.remove(), block)
    try {
      // In place of the client, which submits them now
      for (const form of host.querySelectorAll("form[live-submit][method=dialog]")) own(() => form.removeAttribute("method"))
      const query = attribute("live-query").split(" ").filter(Boolean)
      const component = new Component(host, block.textContent ?? "", attribute("live-tag"), sourceOf(host), query)
      component.source = Number(attribute("live-hash"))
      return { component, frames: JSON.parse(attribute("live-frames") || "[]") }
    } catch (error) {
      failed(host, error)
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
 * @param {(place: Element, error: any) => void} failed
 */
function blocksOf(document, failed) {
  return Array.from(document.querySelectorAll(BLOCKS)).flatMap(block => {
    try {
      const { header } = JSON.parse(block.textContent ?? "")
      return { block, header, host: settle(document, block, header) }
    } catch (error) {
      const place = /** @type {Element} */ (block.parentElement)
      block.remove()
      failed(place, error)
      return []
    }
  }).sort((a, b) => (a.host.compareDocumentPosition(b.host) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))
}

/**
 * Finds the host of a block. Where HTML that is not closed, or may not stand in the host, made
 * the parser put something else in it or after it, the host gets what belongs to it.
 * @param {Document} document
 * @param {Element} block stands behind all that the host contains
 * @param {any} header
 */
function settle(document, block, { id, name }) {
  const [host, ...copies] = document.querySelectorAll(`[live-id="${CSS.escape(id)}"]`)
  for (const each of copies) each.removeAttribute("live-id")
  let end = /** @type {any} */ (block)
  while (end && end !== host && end.parentNode !== host?.parentNode) end = end.parentNode
  if (!host || !end || end.compareDocumentPosition(host) & Node.DOCUMENT_POSITION_FOLLOWING) throw new Error(`The page has no place for component '${name}'`)
  if (block.parentNode === host) return host
  let last = end
  for (let node = block; node !== end; node = /** @type {Element} */ (node.parentNode)) {
    for (let next; (next = node.nextSibling); last = next) move(end.parentNode, next, last.nextSibling)
  }
  while (end !== host && end.parentNode !== host) move(host, host.nextSibling, null)
  return host
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
