import { own } from "./touches.js"

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
 * @param {Node | null} next
 */
export function move(parent, node, next) {
  if (node.contains(parent)) own(() => node.before(parent), parent)
  const movable = parent.moveBefore && parent.isConnected && node.isConnected && node.ownerDocument === parent.ownerDocument
  own(() => parent[movable ? "moveBefore" : "insertBefore"](node, next), node)
}
