const FLASH_MILLIS = 6000
const OFFLINE_MILLIS = 1000
const WORKING_MILLIS = 3000

/** How long a message may be on its way to the next page. */
const WAY_MILLIS = 30_000

const KEY = "live-flash"

const STYLE = `.live-notices{position:fixed;inset:auto 0 0;width:auto;height:auto;margin:0;border:0;background:0 0;overflow:visible;z-index:var(--live-layer,2147483647);display:grid;justify-items:center;gap:.5rem;padding:.75rem;pointer-events:none}
.live-notices>*{font:var(--live-font,.875rem/1.4 system-ui,sans-serif);color:var(--live-color,#fff);background:var(--live-background,#333);border-radius:var(--live-radius,.4rem);padding:.5em 1em;max-width:40em;pointer-events:auto}
.live-notices>[data-level=success]{background:var(--live-success,#1c6b3a)}
.live-notices>[data-level=warning]{background:var(--live-warning,#8a4b00)}
.live-notices>[data-level=error]{background:var(--live-error,#a11)}
.live-notices button{margin-inline-start:1em;font:inherit;color:inherit;background:0 0;border:1px solid;outline-color:currentcolor}`

/** @type {Record<string, string>} */
const ENGLISH = {
  offline: "Connection lost. Trying to reconnect…",
  stopped: "Connection closed. Please load the page again.",
  working: "Still working…",
  user: "Another user has logged in. The page starts anew.",
  refresh: "This part of the page could not be renewed. Trying again…",
  repeat: "Try again",
  dismiss: "Dismiss"
}

/**
 * A message of the application.
 * @typedef {{ level: string, message: string }} Flash
 */

/** What the client tells the user, above all else in the page. */
export class Notices {
  #text
  #box = document.createElement("div")
  #sheet = new CSSStyleSheet()
  /** What is so at present, by importance: the status says the first of it.
   * @type {Record<string, boolean>} */
  #present = { stopped: false, offline: false, working: false }
  #said = ""
  /** @type {HTMLElement | undefined} */
  #status
  #timer = 0
  /** @type {Set<number>} calls that take long */
  #slow = new Set()
  /** @type {Set<Flash & { time: number }>} messages that are shown */
  #flashes = new Set()

  /** @param {(key: string, english: string) => string} text */
  constructor(text) {
    this.#text = text
    this.#box.className = "live-notices"
    this.#box.popover = "manual"
    // No click on the page below
    this.#box.onclick = event => event.stopPropagation()
    this.#sheet.replaceSync(STYLE)
    new MutationObserver(changes => {
      if (this.#box.firstChild && (!this.#box.isConnected || changes.some(({ type }) => type === "attributes"))) this.#raise()
    }).observe(document, { subtree: true, childList: true, attributeFilter: ["open"] })
  }

  /** @param {string} state */
  connection(state) {
    const lost = state !== "connected" && state !== "stopped"
    if (lost) this.#timer ||= setTimeout(() => this.#tell("offline", true), OFFLINE_MILLIS)
    else {
      clearTimeout(this.#timer)
      this.#timer = 0
      this.#tell("offline", false)
    }
    this.#tell("stopped", state === "stopped")
  }

  /** Says that it still works where an answer takes long; returns what ends that. */
  wait() {
    const timer = setTimeout(() => this.#tell("working", !!this.#slow.add(timer)), WORKING_MILLIS)
    return () => {
      clearTimeout(timer)
      this.#slow.delete(timer)
      this.#tell("working", this.#slow.size > 0)
    }
  }

  /**
   * @param {string} message
   * @param {(() => void) | null} [repeat] for the user to decide on
   */
  error(message, repeat) {
    const dismiss = this.#show("error", message)
    if (!repeat) return setTimeout(dismiss, FLASH_MILLIS)
    this.#box.lastElementChild?.append(this.#button("repeat", repeat), this.#button("dismiss"))
  }

  refresh() {
    this.error(this.#word("refresh"))
  }

  /** What the page had was for somebody else. */
  user() {
    this.#show("info", this.#word("user"))
  }

  /**
   * @param {Flash} flash
   * @param {boolean} shown false where the page shows it itself
   */
  flash({ level, message }, shown) {
    const flash = { level, message, time: Date.now() }
    this.#flashes.add(flash)
    const ended = () => void this.#flashes.delete(flash)
    setTimeout(shown ? this.#show(level, message, ended) : ended, FLASH_MILLIS)
  }

  /** The server sends the browser to another page, which goes on with what was said. */
  left() {
    try {
      if (this.#flashes.size) sessionStorage.setItem(KEY, JSON.stringify([...this.#flashes]))
    } catch {
      // Full or forbidden
    }
  }

  arrived() {
    const flashes = JSON.parse(sessionStorage.getItem(KEY) ?? "[]")
    sessionStorage.removeItem(KEY)
    for (const { level, message, time } of flashes) {
      if (time + WAY_MILLIS < Date.now()) continue
      const detail = { level, message }
      this.flash(detail, document.dispatchEvent(new CustomEvent("live:flash", { detail, bubbles: true, cancelable: true })))
    }
  }

  /**
   * @param {string} what
   * @param {boolean} present
   */
  #tell(what, present) {
    this.#present[what] = present
    const said = Object.keys(this.#present).find(each => this.#present[each]) ?? ""
    if (said === this.#said) return
    this.#said = said
    this.#status?.remove()
    this.#status = said ? this.#add(this.#word(said)) : undefined
  }

  /**
   * Shows a message once, until it is dismissed by a click or by what is returned.
   * @param {string} level
   * @param {string} message
   * @param {() => void} [dismissed]
   */
  #show(level, message, dismissed) {
    for (const each of [...this.#box.children]) if (each.textContent === message) each.remove()
    const notice = this.#add(message, level)
    return (notice.onclick = () => {
      notice.remove()
      dismissed?.()
    })
  }

  /**
   * The status has no role: a page may have a role "status" of its own, and one only.
   * @param {string} message
   * @param {string} [level]
   */
  #add(message, level) {
    const notice = document.createElement("div")
    if (level) notice.setAttribute("role", /warning|error/.test(level) ? "alert" : "status")
    else notice.setAttribute("aria-live", "polite")
    notice.dataset.level = level ?? "info"
    const sheets = document.adoptedStyleSheets
    // A script may have set its own
    if (!sheets.includes(this.#sheet)) document.adoptedStyleSheets = [...sheets, this.#sheet]
    this.#raise()
    this.#box.append(notice)
    notice.textContent = message
    return notice
  }

  /** Into the modal dialog on top: what is outside of it is neither clicked nor read out. */
  #raise() {
    const modals = [...document.querySelectorAll("dialog:modal")].reverse()
    const place = modals.find(each => each.contains(document.activeElement)) ?? modals[0] ?? document.body
    if (this.#box.parentNode === place) return
    place.append(this.#box)
    this.#box.showPopover?.()
  }

  /**
   * @param {string} key
   * @param {() => void} [run]
   */
  #button(key, run) {
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = this.#word(key)
    button.onclick = run ?? null
    return button
  }

  /** @param {string} key */
  #word(key) {
    return this.#text(key, ENGLISH[key])
  }
}
