import { dispatch } from "./dispatch.js"
import { notice } from "./notice.js"
import { text } from "./texts.js"

const UNKNOWN = "The connection was lost. Please check whether your last action was carried out."

/** @typedef {import("./component.js").Component} Component */

/**
 * @param {Component | undefined} component
 * @param {import("./protocol.js").Failure} failure
 * @param {() => void} [repeat]
 */
export function requestFailed(component, { code, message, id }, repeat) {
  const unknown = code === "UNKNOWN_OUTCOME"
  const detail = { code, message: unknown ? text("unknown", UNKNOWN) : message ?? (code === "LIMIT_EXCEEDED" ? text("large", "This is too long to be sent.") : text("error", "Something went wrong.")), id, repeat }
  if (!dispatch(component?.host, "live:error", detail)) return
  notice("error", id ? `${detail.message} (${id})` : detail.message, unknown && repeat)
}

/**
 * A component of the page that does not work; the others do.
 * @param {Element} place
 * @param {any} error
 */
export function notTaken(place, error) {
  console.error(error)
  dispatch(place, "live:error", { code: "NOT_TAKEN", message: String(error) })
}

/**
 * @param {Component | undefined} component
 * @param {string} name
 * @param {any} detail
 */
export function eventReceived(component, name, detail) {
  const shown = dispatch(component?.host, name, detail)
  if (name === "live:flash") notice("flash", detail, shown)
  else if (shown && name === "live:title") document.title = detail
}

/** @param {string} state */
export function connectionChanged(state) {
  const before = document.documentElement.getAttribute("live-state")
  document.documentElement.setAttribute("live-state", state)
  // Asks for nothing before the first connection
  if (state !== "connecting") notice("connection", state)
  if (state === "connected") dispatch(document, "live:connected")
  else if (before === "connected") dispatch(document, "live:disconnected")
}
