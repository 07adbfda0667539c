const MODIFIERS = ["ctrl", "alt", "shift", "meta"]

/**
 * Whether an event is no key event or one of a list like `Enter ctrl+k`. A printable key says
 * itself whether shift was held; browsers that fill in a form send key events without a key.
 * @param {any} event
 * @param {string | null} list
 */
export function keyMatches(event, list) {
  if (list === null || !event.type.startsWith("key")) return true
  return list.split(" ").filter(Boolean).some(each => {
    const parts = each.split("+")
    const key = (parts.pop() || "+").replace("Space", " ")
    if (event.key?.toLowerCase() !== key.toLowerCase()) return false
    return MODIFIERS.every(name => event[`${name}Key`] === parts.includes(name) || (name === "shift" && key.length === 1 && event.shiftKey))
  })
}
