import { part } from "./part.js"
import { text } from "./texts.js"

const RETRY_MILLIS = 1000

/** @type {Promise<any> | undefined} */
let notices

/**
 * Has something told to the user, if need be once it can be. What shows it is loaded with the
 * first connection, to be there when none is.
 * @param {keyof import("./notices.js").Notices} name
 * @param {any[]} details
 * @returns {Promise<any>} what that returns
 */
export const notice = (name, ...details) => (notices ??= load()).then(notices => notices[name](...details))

/** Resolves when the next page can go on with what was said, or soon. */
export const left = () => Promise.race([notice("left"), pause()])

/** Shows what a page said before it sent the browser here. */
export function arrive() {
  try {
    if (sessionStorage.getItem("live-flash")) notice("arrived")
  } catch {
    // No storage, no messages
  }
}

/** @returns {Promise<any>} */
const load = (attempt = 0) => part("notices", attempt).then(({ Notices }) => new Notices(text), () => pause().then(() => load(attempt + 1)))

const pause = () => new Promise(done => setTimeout(done, RETRY_MILLIS))
