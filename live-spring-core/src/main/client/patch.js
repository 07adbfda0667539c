/**
 * A whole text, or a delta: pairs of numbers copy `[start, length]` of the base in UTF-16
 * units, strings are new text.
 * @typedef {string | Array<number | string>} Patch
 */

/**
 * Rebuilds a text; throws where the patch does not fit the base.
 * @param {string | null} base
 * @param {Patch} patch
 */
export function applyPatch(base, patch) {
  if (typeof patch === "string") return patch
  let text = ""
  for (let i = 0; i < patch.length; i++) {
    const part = patch[i]
    text += typeof part === "string" ? part : copy(base ?? "", part, patch[++i])
  }
  return text
}

/**
 * 32-bit FNV-1a over the UTF-16 units.
 * @param {string} text
 */
export function hash(text) {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/**
 * @param {string} base
 * @param {any} start
 * @param {any} length
 */
function copy(base, start, length) {
  if (start >>> 0 === start && length >>> 0 === length && start + length <= base.length) return base.slice(start, start + length)
  throw new RangeError("Patch does not fit")
}
