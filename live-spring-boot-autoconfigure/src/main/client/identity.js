const PREFIX = "live~"
const IDENTIFIED = "[live-key]:not([id]),[live-slot]:not([id]),:is(input,select,textarea)[name]:not([id])"

/**
 * Gives elements without an id one for the time of a morph, so that keyed elements, slots and
 * controls find their counterpart wherever it moved.
 * @param {Element} root
 * @param {boolean} deep
 */
export function identify(root, deep) {
  /** @type {Map<string, number>} */
  const counts = new Map()
  const path = paths(root)
  for (const element of root.querySelectorAll(IDENTIFIED)) {
    if (!deep && element.parentElement?.closest("[live-id]") !== root) continue
    const name = nameOf(element, path, deep)
    const count = counts.get(name) ?? 0
    counts.set(name, count + 1)
    element.setAttribute("id", `${PREFIX}${name} ${count}`)
  }
}

/** @param {Element} root */
export function forget(root) {
  for (const element of root.querySelectorAll(`[id^="${PREFIX}"]`)) element.removeAttribute("id")
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
  const key = element.getAttribute("live-key")
  if (key !== null) return `${path(element.parentElement, false)} key ${key}`
  const choice = /^(radio|checkbox)$/.test(element.type) ? element.value : ""
  return `${path(element.parentElement, true)} name ${element.name} ${choice}`
}

/**
 * Where an element stands below the nearest one with an id; `loose`: or below its form.
 * @param {Element} root
 */
function paths(root) {
  /** @type {Map<Element, string>} */
  const known = new Map()
  /** @type {(element: Element, loose: boolean) => string} */
  const path = (element, loose) => {
    if (element === root) return ""
    const id = element.getAttribute("id")
    if (id) return `#${id}`
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
