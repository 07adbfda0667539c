/**
 * @param {Element} old
 * @param {Element} fresh
 */
export function syncAttributes(old, fresh) {
  for (const name of fresh.getAttributeNames()) {
    if (old.getAttribute(name) !== fresh.getAttribute(name)) {
      old.setAttributeNode(/** @type {any} */ (fresh.getAttributeNode(name)).cloneNode())
    }
  }
  for (const name of old.getAttributeNames()) if (!fresh.hasAttribute(name)) old.removeAttribute(name)
  return false
}

/**
 * Indexes of the longest row of rising numbers, those below 0 left out.
 * @param {number[]} numbers
 */
export function longest(numbers) {
  /** @type {number[]} */
  const ends = []
  /** @type {(number | undefined)[]} */
  const before = []
  numbers.forEach((number, i) => {
    if (number < 0) return
    let low = 0
    for (let high = ends.length; low < high; ) {
      const middle = (low + high) >> 1
      if (numbers[ends[middle]] < number) low = middle + 1
      else high = middle
    }
    before[i] = ends[low - 1]
    ends[low] = i
  })
  const row = new Set()
  for (let i = ends.at(-1); i !== undefined; i = before[i]) row.add(i)
  return row
}

/**
 * Without its frames loaded anew and its focus lost, where the browser can do that.
 * @param {any} parent
 * @param {any} node
 * @param {Node} [next]
 */
export function move(parent, node, next) {
  if (parent.moveBefore && parent.isConnected && node.isConnected && node.ownerDocument === parent.ownerDocument) parent.moveBefore(node, next ?? null)
  else parent.insertBefore(node, next ?? null)
}

/**
 * @param {Node} parent
 * @param {Node} node
 */
export function childAbove(parent, node) {
  let child = /** @type {Node | null} */ (node)
  while (child && child.parentNode !== parent) child = child.parentNode
  return child
}
