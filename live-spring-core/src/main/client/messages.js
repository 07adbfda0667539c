import { dispatch } from "./dispatch.js"
import { flash, showConnection, text } from "./notice.js"

/** @typedef {import("./component.js").Component} Component */

/**
 * @param {Component | undefined} component
 * @param {import("./protocol.js").Failure} failure
 * @param {() => void} [repeat]
 */
export function requestFailed(component, { code, message, id }, repeat) {
  const unknown = code === "UNKNOWN_OUTCOME"
  const detail = { code, message: unknown ? text("unknown") : message ?? text(code === "LIMIT_EXCEEDED" ? "large" : "error"), id, repeat }
  if (!dispatch(component?.host, "live:error", detail)) return
  flash(true, id ? `${detail.message} (${id})` : detail.message, unknown ? repeat : null)
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
  if (!dispatch(component?.host, name, detail)) return
  if (name === "live:title") document.title = detail
  else if (name === "live:flash") flash(false, detail)
}

/** @param {string} state */
export function connectionChanged(state) {
  const before = document.documentElement.getAttribute("live-state")
  document.documentElement.setAttribute("live-state", state)
  showConnection(state)
  if (state === "connected") dispatch(document, "live:connected")
  else if (before === "connected") dispatch(document, "live:disconnected")
}
