import { NODES, parentOf, written } from "./touches.js"

const IDENTIFIED = "[id],[live-key],[live-slot],[live-fragment],:is(input,select,textarea)[name]"

/**
 * Names of the elements that find their counterpart in other HTML wherever it moved: keyed
 * elements, slots, controls, and what has an id.
 * @param {Element} root
 * @param {boolean} deep
 * @param {Set<Node>} [uncertain] nodes in which there is something that is not the server's
 */
export function identify(root, deep, uncertain = new Set()) {
  /** @type {Map<Element, string>} */
  const keys = new Map()
  /** @type {Map<string, number>} */
  const counts = new Map()
  const path = paths(root, keys)
  /** @type {(element: Element | null) => boolean} Whether it stands in one with a key. */
  const isKeyed = element => !!element && element !== root && (written(element, "live-key") !== null || isKeyed(parentOf(element)))
  for (const element of elementsOf(root, uncertain)) {
    if (!deep && root.contains(element) && element.parentElement?.closest("[live-id],[live-fragment]") !== root) continue
    const name = nameOf(element, path, isKeyed, deep)
    if (!name) continue
    const count = counts.get(name) ?? 0
    counts.set(name, count + 1)
    keys.set(element, `${name} ${count}`)
  }
  return keys
}

/**
 * @param {Element} root
 * @param {Set<Node>} uncertain
 * @returns {Iterable<Element>}
 */
function elementsOf(root, uncertain) {
  if (!uncertain.has(root)) return root.querySelectorAll(IDENTIFIED)
  return written(root, NODES).flatMap((/** @type {any} */ child) => {
    if (!child.matches) return []
    const inner = [...elementsOf(child, uncertain)]
    return child.matches(IDENTIFIED) ? [child, ...inner] : inner
  })
}

/**
 * A slot's name is unique in its component, a key among its siblings, a control's name in its
 * form; the place of a row that has a key is no part of the names in it.
 * @param {any} element
 * @param {ReturnType<typeof paths>} path
 * @param {(element: Element) => boolean} isKeyed
 * @param {boolean} deep
 */
function nameOf(element, path, isKeyed, deep) {
  const parent = parentOf(element)
  const attribute = (/** @type {string} */ name) => written(element, name)
  const slot = attribute("live-slot")
  if (slot !== null) return `${deep ? path(parent, true) : ""} slot ${slot}`
  const fragment = attribute("live-fragment")
  if (fragment !== null) return `fragment ${fragment}`
  const key = attribute("live-key")
  if (key !== null) return `${path(parent, false)} key ${key}`
  const id = attribute("id")
  if (id) return `#${id}`
  const name = attribute("name")
  if (name === null) return
  const choice = /^(radio|checkbox)$/.test(element.type) ? attribute("value") : ""
  return `${path(parent, true)} name ${isKeyed(parent) ? name.replace(/\[\d+\]/g, "[]") : name} ${choice}`
}

/**
 * Where an element stands below the nearest one with a key; `loose`: or below its form.
 * @param {Element} root
 * @param {Map<Element, string>} keys
 */
function paths(root, keys) {
  /** @type {Map<Element, string>} */
  const known = new Map()
  /** @type {(element: Element | null, loose: boolean) => string} */
  const path = (element, loose) => {
    if (!element || element === root) return ""
    const key = keys.get(element)
    if (key) return key
    if (loose && element.localName !== "form") return path(parentOf(element), true)
    let text = known.get(element)
    if (!text) known.set(element, (text = `${path(parentOf(element), false)}/${element.localName}${place(element)}`))
    return text
  }
  return path
}

/** @param {Element} element */
function place(element) {
  let place = 0
  for (const each of written(parentOf(element), NODES)) {
    if (each === element) break
    if (each.nodeName === element.nodeName) place++
  }
  return place
}
