const PATIENCE = 5000
const LONGEST_SECONDS = 3600

/** Told to those who run the application. @type {Record<number, string>} */
const REASONS = {
  401: "The page is public and its WebSocket is not. Permit the path to all, or require a login for the page.",
  403: "The server forbids the WebSocket to this user.",
  404: "There is no WebSocket at this address.",
  426: "The server answers requests, but not the handshake of the WebSocket. A proxy has to forward the headers Upgrade and Connection.",
  4403: `The server does not accept pages of the origin ${location.origin}. Its log says which it expects: set server.forward-headers-strategy=framework behind a proxy, or add the origin to live.websocket.allowed-origins.`
}

/** @type {Set<number>} */
const explained = new Set()

/**
 * What a page has to do that is not let in: `leave` where the server asks for a login, `stop`
 * where it forbids, or to come back, after some milliseconds if the server says so.
 * @typedef {{ leave?: boolean, stop?: boolean, wait?: number }} Verdict
 */

/**
 * Asks with a request like the handshake why that is refused, since browsers do not tell.
 * @param {string} url
 * @param {boolean} known whether the page was let in before
 * @returns {Promise<Verdict>}
 */
export async function ask(url, known) {
  const { status, type, headers } = await probe(url.replace(/^ws/, "http"))
  const refused = status === 401 || status === 403 || type === "opaqueredirect"
  // Where a page is public a new one would be refused as well, for ever
  if (refused && known) return { leave: true }
  if (!known) explain(url, type === "opaqueredirect" ? 401 : status)
  return refused ? { stop: true } : { wait: millisOf(headers.get("Retry-After")) }
}

/**
 * Says once in the console what has to be changed.
 * @param {string} url
 * @param {number} reason status of an answer, or close code
 */
export function explain(url, reason) {
  if (!REASONS[reason] || explained.has(reason)) return
  explained.add(reason)
  console.error(`${url}: ${REASONS[reason]}`)
}

/**
 * Not as the request of a page: a login would lead the user to it.
 * @param {string} url
 * @returns {Promise<{ status: number, type: string, headers: Headers }>}
 */
const probe = url =>
  fetch(url, { headers: { "X-Requested-With": "XMLHttpRequest" }, redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) })
    // The network is lost
    .catch(() => Response.error())

/** @param {string | null} text seconds, or a date */
function millisOf(text) {
  if (!text) return 0
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000
  return Math.min(LONGEST_SECONDS, Math.max(0, seconds || 0)) * 1000
}
