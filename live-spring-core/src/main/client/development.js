const STYLE = `.live-mistakes{position:sticky;inset-block-end:0;z-index:2147483646;box-sizing:border-box;max-block-size:40vh;overflow:auto;margin:1rem 0 0;padding:.75rem 1rem;font:.875rem/1.4 system-ui,sans-serif;color:#fff;background:#7a1020}
.live-mistakes ul{margin:.5em 0 0;padding-inline-start:1.5em}
.live-mistakes code{display:block;font:.8125rem/1.4 ui-monospace,monospace;overflow-wrap:anywhere}
.live-mistakes button{float:inline-end;font:inherit;color:inherit;background:0 0;border:1px solid}`

/** How soon a page registers its hooks. */
const HOOK_MILLIS = 3000

const PAUSE_MILLIS = 100
const MOST = 100
const LONGEST = 200

/** What the server and the client write. */
const OWN = /^live-(id|slot|fragment|state|value-.+)$/

/**
 * What the application has.
 * @typedef {object} Names
 * @property {string[]} calls attributes whose value is an action
 * @property {string[]} others all other attributes
 * @property {Record<string, { actions: string[], properties: string[] }>} components
 */

/**
 * Loaded in development only: tells the author which mistakes the page has, each once.
 * @param {import("./view.js").View} view
 * @param {Names} names
 */
export function watch(view, names) {
  new Mistakes(view, names).start()
}

class Mistakes {
  #view
  #names
  #timer = 0
  /** @type {Set<string>} */
  #told = new Set()
  /** @type {Set<string>} values of attributes that are told: calls of them need not be */
  #values = new Set()
  /** @type {Map<string, number>} when the page was first seen to use a hook */
  #hooks = new Map()
  #section = document.createElement("section")
  #list = document.createElement("ul")

  /**
   * @param {import("./view.js").View} view
   * @param {Names} names
   */
  constructor(view, names) {
    this.#view = view
    this.#names = names
    const dismiss = document.createElement("button")
    dismiss.type = "button"
    dismiss.textContent = "Dismiss"
    dismiss.onclick = () => {
      this.#section.remove()
      this.#list.replaceChildren()
    }
    this.#section.className = "live-mistakes"
    this.#section.setAttribute("role", "alert")
    this.#section.append(dismiss, "Mistakes in this page, shown in development only:", this.#list)
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLE)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  }

  start() {
    for (const type of ["live:added", "live:patched", "live:error", "unhandledrejection"]) addEventListener(type, this)
    this.#later(PAUSE_MILLIS)
  }

  /** @param {any} event */
  handleEvent({ type, target, detail, reason }) {
    if (type === "live:error") this.#failed(detail, target)
    else if (type === "unhandledrejection") this.#failed(reason)
    else this.#later(PAUSE_MILLIS)
  }

  /** @param {number} millis */
  #later(millis) {
    this.#timer ||= setTimeout(() => {
      this.#timer = 0
      this.#search()
    }, millis)
  }

  #search() {
    for (const element of document.querySelectorAll("body, body *")) {
      if (element.localName === "script") continue
      for (const name of element.getAttributeNames()) {
        const mistake = name.startsWith("live-") && !OWN.test(name) && this.#mistake(element, name, element.getAttribute(name) ?? "")
        if (mistake) this.#tell(mistake, element)
      }
    }
  }

  /**
   * @param {Element} element
   * @param {string} name
   * @param {string} value
   */
  #mistake(element, name, value) {
    const { calls, others, components } = this.#names
    const isCall = calls.includes(name)
    if (!isCall && !others.includes(name)) return `There is no attribute ${name}${hint(name, [...calls, ...others])}`
    if (name === "live-debounce" && !/^\s*(\d+|blur)\s*$/.test(value)) return `${name}="${value}" is no number of milliseconds, nor 'blur'`
    if (name === "live-throttle" && !/^\s*\d+\s*$/.test(value)) return `${name}="${value}" is no number of milliseconds`
    if (!isCall && name !== "live-model" && name !== "live-hook") return
    const component = this.#view.find(element)
    if (!component) return !element.closest("[live-id]") && `${name}="${value}" is outside of every component, so it does nothing`
    if (name === "live-hook") return this.#isUnknown(value) && `No script has registered the hook '${value}'${hint(value, this.#view.hooks?.names ?? [])}`
    const known = components[component.name]
    const names = isCall ? known?.actions : known?.properties
    if (!names || names.includes(value)) return
    this.#values.add(value)
    return `${name}="${value}" names no ${isCall ? "action" : "property"} of component '${component.name}'${hint(value, names)}`
  }

  /**
   * Whether nobody has registered a hook in good time.
   * @param {string} hook
   */
  #isUnknown(hook) {
    if (this.#view.hooks?.names.includes(hook)) return false
    const now = performance.now()
    const since = this.#hooks.get(hook) ?? now
    this.#hooks.set(hook, since)
    const rest = since + HOOK_MILLIS - now
    if (rest > 0) setTimeout(() => this.#search(), rest + 1)
    return rest <= 0
  }

  /**
   * @param {any} failure
   * @param {any} [place]
   */
  #failed(failure, place) {
    const { code, message } = failure ?? {}
    // The browser or the client has written these to the console
    if (code === "NOT_TAKEN" || (!place && code === "UNKNOWN_COMPONENT")) this.#tell(message, place, false)
    else if (/^UNKNOWN_(ACTION|COMPONENT|PROPERTY)$/.test(code) && ![...this.#values].some(each => message.includes(`'${each}'`))) this.#tell(message, place)
  }

  /**
   * @param {string} mistake
   * @param {any} [place]
   * @param {boolean} [isLogged]
   */
  #tell(mistake, place, isLogged = true) {
    if (this.#told.size === MOST || this.#told.has(mistake)) return
    this.#told.add(mistake)
    const element = place instanceof Element ? place : null
    if (isLogged) console.error(`Live Spring: ${mistake}`, element ?? "")
    if (!this.#section.isConnected) document.body.append(this.#section)
    const item = document.createElement("li")
    item.textContent = mistake
    if (element) {
      const code = document.createElement("code")
      code.textContent = /** @type {Element} */ (element.cloneNode(false)).outerHTML.slice(0, LONGEST)
      item.append(code)
    }
    this.#list.append(item)
  }
}

/**
 * What somebody may have meant.
 * @param {string} name
 * @param {string[]} names
 */
function hint(name, names) {
  const near = names
    .map(each => ({ each, far: distance(name.toLowerCase(), each.toLowerCase()) }))
    .filter(({ each, far }) => far <= (each.length + 2) / 3)
    .sort((a, b) => a.far - b.far)[0]
  return near ? `; did you mean '${near.each}'?` : ""
}

/**
 * Levenshtein's.
 * @param {string} from
 * @param {string} to
 */
function distance(from, to) {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) next[j] = Math.min(row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1), next[j - 1] + 1, row[j] + 1)
    row = next
  }
  return row[to.length]
}
