import { Component } from "./component.js"

const BLOCK = 'script[type="application/live"]'

/** Whether there are components that nobody took in yet. */
export const hasBlocks = () => document.querySelector(BLOCK) !== null

/**
 * Names and hosts of the components of a document that stand in no other one.
 * @param {Document} document
 * @returns {{ name: string, host: Element }[]}
 */
export function rootsOf(document) {
  return [...document.querySelectorAll(BLOCK)]
    .map(block => ({ header: JSON.parse(block.textContent ?? "").header, host: /** @type {Element} */ (block.parentElement) }))
    .filter(({ header }) => !header.parent)
    .map(({ header, host }) => ({ name: header.name, host }))
    .sort((a, b) => (a.host.compareDocumentPosition(b.host) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))
}

/**
 * Takes the components' data out of the page.
 * @returns {{ component: Component, frames: any[] }[]}
 */
export function takeBlocks() {
  const found = []
  for (const block of document.querySelectorAll(BLOCK)) {
    const host = /** @type {Element} */ (block.parentElement)
    found.push({ block, host })
    block.remove()
  }
  const taken = []
  for (const { block, host } of found.sort(byPosition)) {
    try {
      const names = block.getAttribute("live-query")?.split(" ").filter(Boolean) ?? []
      const component = new Component(host, block.textContent ?? "", block.getAttribute("live-tag") ?? "", sourceOf(host), names)
      taken.push({ component, frames: JSON.parse(block.getAttribute("live-frames") ?? "[]") })
    } catch (error) {
      reportError(error)
    }
  }
  return taken
}

/**
 * @param {{ host: Element }} a
 * @param {{ host: Element }} b
 */
const byPosition = (a, b) => (a.host.compareDocumentPosition(b.host) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1)

/**
 * What the server probably rendered: the DOM's HTML without the children's.
 * @param {Element} host
 */
function sourceOf(host) {
  if (!host.querySelector("[live-slot]")) return host.innerHTML
  const copy = /** @type {Element} */ (host.cloneNode(true))
  for (const slot of copy.querySelectorAll("[live-slot]")) {
    slot.replaceChildren()
    slot.removeAttribute("live-id")
  }
  return copy.innerHTML
}
