import { rootsOf } from "./blocks.js"
import { discoverEdits, edited, isKept, setShown, shownBy } from "./edits.js"
import { identify } from "./identity.js"
import { morph } from "./morph.js"
import { notice } from "./notice.js"
import { part, surely } from "./part.js"

/** Before the user does something there is nothing to be kept. */
const USE = ["pointerdown", "click", "keydown", "input", "wheel", "visibilitychange"]

/** @typedef {ReturnType<typeof coreOf>} Core What keeping and restoring a page needs. */

/**
 * Starts with the page's components, or with those that were kept.
 * @param {import("./view.js").View} view
 * @param {() => void} begin
 */
export async function comeBack(view, begin) {
  const core = coreOf(view)
  /** @type {Promise<any> | undefined} */
  let keeping
  const keep = () => void (keeping ??= surely("keep").then(({ keep }) => keep(core)))
  for (const type of USE) addEventListener(type, keep, true)
  const host = document.querySelector("[live-keep]")
  if (host) keep()
  let done = () => {}
  try {
    const key = core.key()
    const kept = sessionStorage.getItem(key)
    // What others left in this tab goes
    if (sessionStorage.length) keep()
    // A draft waits for the user who logs in again
    if (kept && (kept[0] === "{" || isWanted(host))) done = (await part("restore")).restore(core, JSON.parse(kept))
    else sessionStorage.removeItem(key)
  } catch (error) {
    // The page starts anew
    console.error(error)
  }
  begin()
  done()
}

/** @param {Element | null} host */
function isWanted(host) {
  const { type } = /** @type {any} */ (performance.getEntriesByType("navigation")[0] ?? {})
  return /** @type {any} */ (document).wasDiscarded || type === "back_forward" || (type === "reload" && !!host?.hasAttribute("live-keep"))
}

/** @param {import("./view.js").View} view */
const coreOf = view => ({
  view, session: new URL("session", import.meta.url).href, rootsOf, discoverEdits, edited, isKept, setShown, shownBy, identify, morph, isWanted, notice,
  /** The page's key; a login adds a parameter to the address. */
  key: () => "live:" + location.href.replace(/([?&]continue)?(#.*)?$/, "")
})
