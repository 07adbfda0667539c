const FLASH_MILLIS = 6000
const OFFLINE_MILLIS = 1000

const STYLE = `.live-notices{position:fixed;inset:auto 0 0;z-index:var(--live-layer,2147483647);display:grid;justify-items:center;gap:.5rem;padding:.75rem;pointer-events:none}
.live-notices>*{font:var(--live-font,.875rem/1.4 system-ui,sans-serif);color:var(--live-color,#fff);background:var(--live-background,#333);border-radius:var(--live-radius,.4rem);padding:.5em 1em;max-width:40em;pointer-events:auto}
.live-notices>[role=alert]{background:var(--live-error,#a11)}
.live-notices button{margin-inline-start:1em;font:inherit;color:inherit;background:0 0;border:1px solid;outline-color:currentcolor}`

/** @type {Record<string, string>} */
const TEXTS = {
  offline: "Connection lost. Trying to reconnect…",
  stopped: "Connection closed. Please load the page again.",
  unknown: "The connection was lost. Please check whether your last action was carried out.",
  refresh: "This part of the page could not be renewed. Trying again…",
  large: "This is too long to be sent.",
  error: "Something went wrong.",
  repeat: "Try again",
  dismiss: "Dismiss"
}

/** @type {HTMLElement | undefined} */
let notices
/** @type {HTMLElement | undefined} */
let status
let timer = 0

/** @param {string} key */
export function text(key) {
  return document.querySelector(`script[live-text-${key}]`)?.getAttribute(`live-text-${key}`) ?? TEXTS[key]
}

/** @param {string} state */
export function showConnection(state) {
  if (state !== "connected" && state !== "stopped") {
    timer ||= setTimeout(() => showStatus(text("offline")), OFFLINE_MILLIS)
    return
  }
  clearTimeout(timer)
  timer = 0
  status?.remove()
  if (state === "stopped") showStatus(text(state))
}

/** @param {string} message */
function showStatus(message) {
  status?.remove()
  status = show(false, message)
}

/**
 * Shows a message for a while, once; one that can be repeated until the user decides.
 * @param {boolean} alert
 * @param {string} message
 * @param {(() => void) | null} [repeat]
 */
export function flash(alert, message, repeat) {
  for (const each of notices?.children ?? []) if (each.textContent === message) each.remove()
  const notice = show(alert, message)
  notice.onclick = () => notice.remove()
  if (!repeat) return setTimeout(notice.onclick, FLASH_MILLIS)
  notice.append(button("repeat", repeat), button("dismiss"))
}

/**
 * @param {string} key
 * @param {() => void} [run]
 */
function button(key, run) {
  const button = document.createElement("button")
  button.textContent = text(key)
  button.onclick = run ?? null
  return button
}

/**
 * No role "status", which pages use for their own.
 * @param {boolean} alert
 * @param {string} message
 */
function show(alert, message) {
  const notice = document.createElement("div")
  notice.setAttribute(alert ? "role" : "aria-live", alert ? "alert" : "polite")
  if (!notices) {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLE)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    notices = document.createElement("div")
    notices.className = "live-notices"
  }
  if (!notices.isConnected) document.body.append(notices)
  notices.append(notice)
  notice.textContent = message
  return notice
}
