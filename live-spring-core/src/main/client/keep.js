import { keepAlive } from "./session.js"

/**
 * Loaded once the user does something; all that it needs of the client is given to it.
 *
 * @typedef {import("./comeback.js").Core} Core
 *
 * @typedef {object} Kept a component that stands in no other one
 * @property {string} name
 * @property {string} who
 * @property {[string, string, string, string[]][]} texts HTML, snapshot, tag and query of it and of what is in it
 * @property {[string, any][]} inputs
 */

const LIMIT = 1024 * 1024

/**
 * Writes down the page whenever the browser may drop it, and what is typed when its login ends.
 * @param {Core} core
 */
export function keep(core) {
  let login = false
  const write = () => store(core.key(), kept(core, login), login)
  addEventListener("pagehide", write)
  document.addEventListener("freeze", write)
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && write())
  document.addEventListener("live:ended", () => {
    login = true
    write()
  })
  sweep(core)
  if (document.visibilityState === "hidden") write()
  keepAlive(core.view.page, core.session)
}

/**
 * Removes what other users of this tab left on any page; a draft waits while nobody is logged in.
 * @param {Core} core
 */
function sweep({ view, rootsOf }) {
  const [owner] = [...view.rootComponents().map(({ header }) => header), ...rootsOf(document)]
  if (!owner) return
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith("live:") && isStrange(JSON.parse(sessionStorage[key]), owner.principal ?? null)) sessionStorage.removeItem(key)
  }
}

/**
 * @param {any} all
 * @param {string | null} user
 */
function isStrange({ drafts, ...all }, user) {
  if (drafts && !user) return false
  return /** @type {any[]} */ (drafts ?? Object.values(all)).some(({ who }) => who && (userOf(who) ?? null) !== user)
}

/** Whose a component is. */
export const whoOf = (/** @type {any} */ { principal, binding }) => JSON.stringify([principal, binding])

/** @param {string} who */
export const userOf = who => JSON.parse(who)[0]

/**
 * The page's components and what the user typed and the server does not know; for a login all
 * that he typed.
 * @param {Core} core
 * @param {boolean} login
 * @returns {any[]}
 */
function kept({ view, identify, isKept, shownBy }, login) {
  const all = [...view.page.components.values()]
  return view.rootComponents().map(({ name, header, host }) => {
    if (!host || host.getAttribute("live-keep") === "off") return { name }
    const inputs = [...identify(host, true)].filter(([each]) => each.matches("input:not([type=file],[type=password]),textarea,select") && isKept(each, login))
    return {
      name,
      who: whoOf(header),
      texts: login ? [] : all.filter(each => each.host && host.contains(each.host)).map(({ html, text, tag, query }) => [html, text, tag, query]),
      inputs: inputs.map(([each, name]) => [name, shownBy(/** @type {any} */ (each))])
    }
  })
}

/**
 * @param {string} key
 * @param {any[]} kept
 * @param {boolean} login
 */
function store(key, kept, login) {
  const text = JSON.stringify(login ? { drafts: kept } : kept)
  try {
    // The draft of a user stays where nobody is logged in
    if (sessionStorage.getItem(key)?.startsWith("{") && !kept.some(({ who }) => who && userOf(who))) return
    sessionStorage.removeItem(key)
    if (text.length <= LIMIT) sessionStorage.setItem(key, text)
  } catch {
    // Full or forbidden: the page starts anew
  }
}
