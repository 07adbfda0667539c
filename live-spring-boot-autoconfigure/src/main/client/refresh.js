import { Backoff } from "./backoff.js"
import { rootsOf } from "./blocks.js"

/** @typedef {import("./component.js").Component} Component */

/** Renews components whose snapshots were refused from the page's URL. */
export class Refresh {
  #backoff = new Backoff()
  /** @type {Set<Element>} */
  #hosts = new Set()
  #running = false
  #delegate

  /**
   * @typedef {object} RefreshDelegate
   * @property {() => Component[]} rootComponents in the order of the page
   * @property {(host: Element, fresh: Element) => void} componentRefreshed
   * @property {() => void} refreshFailed
   */

  /** @param {RefreshDelegate} delegate */
  constructor(delegate) {
    this.#delegate = delegate
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
    if (this.#hosts.size) this.#run()
  }

  async #run() {
    if (this.#running) return
    this.#running = true
    try {
      this.#replace(rootsOf(await load()))
    } catch (error) {
      console.error(error)
    }
    this.#running = false
    if (!this.#hosts.size) return this.#backoff.reset()
    this.#delegate.refreshFailed()
    setTimeout(() => this.#run(), this.#backoff.next())
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
      if (match) this.#delegate.componentRefreshed(host, match.host)
    }
  }
}

async function load() {
  const response = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" })
  if (!response.ok) throw new Error(`Status ${response.status}`)
  return new DOMParser().parseFromString(await response.text(), "text/html")
}
