const IDENTIFIED = "[id],[live-key],[live-slot],[live-fragment],:is(input,select,textarea)[name]"

/**
 * Names of the elements that find their counterpart in other HTML wherever it moved: keyed
 * elements, slots, controls, and what has an id.
 * @param {Element} root
 * @param {boolean} deep
 */
export function identify(root, deep) {
  /** @type {Map<Element, string>} */
  const keys = new Map()
  /** @type {Map<string, number>} */
  const counts = new Map()
  const path = paths(root, keys)
  for (const element of root.querySelectorAll(IDENTIFIED)) {
    if (!deep && element.parentElement?.closest("[live-id],[live-fragment]") !== root) continue
    const name = nameOf(element, path, deep)
    const count = counts.get(name) ?? 0
    counts.set(name, count + 1)
    keys.set(element, `${name} ${count}`)
  }
  return keys
}

/**
 * A slot's name is unique in its component, a key among its siblings, a control's name in its form.
 * @param {any} element
 * @param {ReturnType<typeof paths>} path
 * @param {boolean} deep
 */
function nameOf(element, path, deep) {
  const slot = element.getAttribute("live-slot")
  if (slot !== null) return `${deep ? path(element.parentElement, true) : ""} slot ${slot}`
  const fragment = element.getAttribute("live-fragment")
  if (fragment !== null) return `fragment ${fragment}`
  const id = element.getAttribute("id")
  if (id) return `#${id}`
  const key = element.getAttribute("live-key")
  if (key !== null) return `${path(element.parentElement, false)} key ${key}`
  const choice = /^(radio|checkbox)$/.test(element.type) ? element.value : ""
  return `${path(element.parentElement, true)} name ${element.name} ${choice}`
}

/**
 * Where an element stands below the nearest one with a key; `loose`: or below its form.
 * @param {Element} root
 * @param {Map<Element, string>} keys
 */
function paths(root, keys) {
  /** @type {Map<Element, string>} */
  const known = new Map()
  /** @type {(element: Element, loose: boolean) => string} */
  const path = (element, loose) => {
    if (element === root) return ""
    const key = keys.get(element)
    if (key) return key
    const parent = /** @type {Element} */ (element.parentElement)
    if (loose && element.localName !== "form") return path(parent, true)
    let text = known.get(element)
    if (!text) known.set(element, (text = `${path(parent, false)}/${element.localName}${place(element)}`))
    return text
  }
  return path
}

/** @param {Element} element */
function place(element) {
  let place = 0
  for (let each = element.previousElementSibling; each; each = each.previousElementSibling) {
    if (each.localName === element.localName) place++
  }
  return place
}
