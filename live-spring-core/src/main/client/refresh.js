/** A component that is refused so soon after it was renewed will be refused again. */
const SOON = 10_000

/** @typedef {import("./component.js").Component} Component */

/** Renews components whose snapshots were refused from the page's URL; loaded where that happens. */
export class Refresh {
  #backoff
  #rootsOf
  /** @type {Set<Element>} */
  #hosts = new Set()
  /** @type {WeakMap<Element, number>} when hosts were renewed last */
  #renewed = new WeakMap()
  #running = false
  #delegate

  /**
   * @typedef {object} RefreshDelegate
   * @property {() => Component[]} rootComponents in the order of the page
   * @property {(host: Element, fresh: Element) => void} componentRefreshed
   * @property {() => void} refreshFailed
   */

  /**
   * @param {RefreshDelegate} delegate
   * @param {import("./backoff.js").Backoff} backoff
   * @param {typeof import("./blocks.js").rootsOf} rootsOf
   */
  constructor(delegate, backoff, rootsOf) {
    this.#delegate = delegate
    this.#backoff = backoff
    this.#rootsOf = rootsOf
  }

  /**
   * Renews the components that stand in no other ones, for them and for what is in them.
   * @param {Element[]} hosts
   */
  request(hosts) {
    const roots = this.#delegate.rootComponents()
    for (const { host, spare } of roots) {
      if (!host || !hosts.some(each => host.contains(each))) continue
      if (spare) this.#delegate.componentRefreshed(host, spare)
      else this.#hosts.add(host)
    }
    if (!this.#hosts.size || this.#running) return
    const soon = performance.now() - SOON
    if ([...this.#hosts].some(host => (this.#renewed.get(host) ?? soon) > soon)) return this.#later()
    this.#backoff.reset()
    this.#run()
  }

  async #run() {
    this.#running = true
    try {
      await this.#renew()
    } catch (error) {
      console.error(error)
    }
    this.#running = false
    if (this.#hosts.size) this.#later()
  }

  #later() {
    this.#running = true
    this.#delegate.refreshFailed()
    setTimeout(() => this.#run(), this.#backoff.next())
  }

  async #renew() {
    const response = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" })
    const { ok, status, redirected } = response
    // A login, or no entry
    if (status === 401 || status === 403) return leave()
    const fresh = this.#rootsOf(new DOMParser().parseFromString(await response.text(), "text/html"))
    const [before, now] = [this.#delegate.rootComponents().map(({ header }) => header), fresh].map(userOf)
    // What the page shows and what is typed in it is not for whoever is logged in now
    if (before && now && before !== now) return leave()
    // A page that says that something is not there is renewed as well, by none but itself
    if (ok || names(fresh) === names(this.#delegate.rootComponents())) this.#replace(fresh)
    const left = this.#delegate.rootComponents().filter(({ host }) => host && this.#hosts.has(host))
    if (!left.length) return
    if (!ok) throw new Error(`Status ${status}`)
    if (redirected || left.some(({ denied }) => denied)) leave()
  }

  /** @param {{ name: string, host: Element }[]} fresh */
  #replace(fresh) {
    const roots = this.#delegate.rootComponents()
    for (const host of this.#hosts) {
      const root = roots.find(each => each.host === host)
      const same = roots.filter(each => each.name === root?.name)
      const match = fresh.filter(each => each.name === root?.name)[same.findIndex(each => each.host === host)]
      if (root && !match) continue
      this.#hosts.delete(host)
      this.#renewed.set(host, performance.now())
      if (match) this.#delegate.componentRefreshed(host, match.host)
    }
  }
}

/** What is typed waits for who logs in. */
function leave() {
  document.dispatchEvent(new Event("live:ended"))
  location.reload()
}

/** @param {any[]} roots */
const userOf = roots => roots.find(({ principal }) => principal)?.principal

/** @param {{ name: string }[]} roots */
function names(roots) {
  return roots.map(({ name }) => name).join()
}
