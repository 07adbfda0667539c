import { attempt } from "./dispatch.js"
import { trim } from "./protocol.js"
import { applyPatch, hash } from "./patch.js"

const OFFER_LIMIT = 256 * 1024

/** A component of the page: its texts as the server has them. */
export class Component {
  /** Whether the server has it on this connection. */
  live = false
  /** Hash of the HTML that the page had, whatever became of it. */
  source = 0
  /** Whether that HTML has come since. */
  learns = false
  /** Whether the host shows an older HTML. */
  stale = false
  outbox = /** @type {import("./outbox.js").Outbox} */ (/** @type {any} */ (null))
  /** @type {Set<(state: any) => void>} */
  listeners = new Set()
  /** @type {Component | null} The one that took its place. */
  heir = null
  /** @type {(() => Promise<Component>) | null} Mounts it anew, where a script did. */
  renew = null
  /** @type {Element | null} What the page has in its place, should the server refuse it. */
  spare = null
  /** Whether its user may not have it any more. */
  denied = false
  /** How often nodes said that another one can read it. */
  elsewhere = 0
  /** @type {(() => void)[]} What waits until the host shows it all. */
  waiting = []
  /** @type {any[]} Children that wait for their slots. */
  children = []
  text = ""
  tag = ""
  id = ""
  name = ""
  seq = 0
  /** @type {string | undefined} */
  parent
  /** @type {string | undefined} */
  slot
  #parsed = /** @type {any} */ (null)

  /**
   * @param {Element | null} host
   * @param {string} text
   * @param {string} tag
   * @param {string | null} html
   * @param {string[]} query
   */
  constructor(host, text, tag, html, query) {
    this.host = host
    this.html = html
    this.query = query
    this.become(text, tag)
  }

  /**
   * Takes another snapshot, with all that it says.
   * @param {string} text
   * @param {string} tag
   */
  become(text, tag) {
    this.text = text
    this.tag = tag
    this.#parsed = null
    const { id, name, seq, parent, slot } = this.header
    Object.assign(this, { id, name, seq, parent, slot })
  }

  /** @returns {Component} The one that is in its place now. */
  get newest() {
    return this.heir?.newest ?? this
  }

  get header() {
    return this.snapshot.header
  }

  get state() {
    return this.snapshot.state
  }

  get snapshot() {
    return (this.#parsed ??= JSON.parse(this.text))
  }

  /** What it hands over: the snapshot, and which HTML the deltas may start from. */
  get offer() {
    const { text, tag, html } = this
    return trim(html !== null && html.length <= OFFER_LIMIT ? [text, tag, html.length, hash(html)] : [text, tag])
  }

  /** @param {() => void} callback runs once the host shows what came */
  whenShown(callback) {
    if (this.stale) this.waiting.push(callback)
    else callback()
  }

  /** Tells the subscribers. */
  tell() {
    for (const listener of this.listeners) attempt(() => listener(this.state))
  }

  /**
   * Takes an update; false where it does not follow from what is here.
   * @param {any[]} update sequence, patch of the HTML, patch of the snapshot, tag
   */
  update([seq, html, state, tag]) {
    if (seq === this.seq && state == null && typeof html === "string") {
      this.learns = hash(html) === this.source
      this.stale ||= !this.learns
      this.html = html
      return true
    }
    const whole = typeof state === "string" && (html == null || typeof html === "string")
    if (!whole && seq <= this.seq) return true
    if (!whole && seq !== this.seq + 1) return false
    try {
      const text = state == null ? this.text : applyPatch(this.text, state)
      const markup = html == null ? this.html : applyPatch(this.html, html)
      this.stale ||= markup !== this.html
      this.text = text
      this.html = markup
    } catch {
      return false
    }
    this.tag = tag ?? this.tag
    this.seq = seq
    this.#parsed = null
    return true
  }
}
