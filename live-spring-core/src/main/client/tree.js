import { identify } from "./identity.js"
import { childAbove, longest, move, syncAttributes } from "./nodes.js"

/**
 * What decides and hears about each step.
 * @typedef {object} Visitor
 * @property {(old: Element, fresh: Element) => boolean} entered whether attributes and content follow
 * @property {(old: Element) => void} left
 * @property {(node: Node) => void} added
 */

/**
 * Makes a tree of nodes like another one with few changes: an element with an id, a key, a slot
 * or a name is found again wherever it moved, one without by what it contains, by its neighbour
 * or by its kind. What stays in order is never taken out of the document.
 */
export class Tree {
  #visitor
  #keys
  #freshKeys
  /** Whether equal nodes may be left alone. */
  #shortcut
  /** @type {Map<string, Element>} What the fresh tree has, too, and was not found again yet. */
  #wanted = new Map()
  /** @type {Map<Node, Element[]>} Wanted elements inside a fresh one. */
  #inner = new Map()
  /** @type {Set<Node>} Nodes that were equal; nothing is taken out of them. */
  #equal = new Set()
  /** @type {Set<Node>} What goes at the end unless it is found again. */
  #doomed = new Set()

  /**
   * @param {Element} old
   * @param {Element} fresh
   * @param {boolean} deep
   * @param {Visitor} visitor
   */
  constructor(old, fresh, deep, visitor) {
    this.#visitor = visitor
    this.#shortcut = !old.querySelector("details,dialog")
    this.#keys = identify(old, deep)
    this.#freshKeys = identify(fresh, deep)
    this.#want(fresh)
    syncAttributes(old, fresh)
    this.#content(old, fresh)
    for (const node of this.#doomed) /** @type {ChildNode} */ (node).remove()
  }

  /** @param {Element} root */
  #want(root) {
    const olds = new Map()
    for (const [element, key] of this.#keys) if (!olds.has(key)) olds.set(key, element)
    for (const [element, key] of this.#freshKeys) {
      const old = olds.get(key)
      if (!old || this.#wanted.has(key)) continue
      this.#wanted.set(key, old)
      for (let up = element.parentElement; up && up !== root; up = up.parentElement) {
        const inner = this.#inner.get(up)
        if (inner) inner.push(old)
        else this.#inner.set(up, [old])
      }
    }
  }

  /**
   * @param {Node} old
   * @param {Node} fresh
   */
  #node(old, fresh) {
    if (!(old instanceof Element)) {
      if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue
      return
    }
    const element = /** @type {Element} */ (fresh)
    if ((this.#shortcut && old.isEqualNode(fresh)) || !this.#visitor.entered(old, element)) return
    syncAttributes(old, element)
    this.#content(old, element)
    this.#visitor.left(old)
  }

  /**
   * @param {Node} old
   * @param {Node} fresh
   */
  #content(old, fresh) {
    const olds = [...old.childNodes]
    const news = [...fresh.childNodes]
    const matches = this.#match(old, olds, news)
    const places = new Map(olds.map((node, i) => [/** @type {Node} */ (node), i]))
    const stay = longest(matches.map(node => (node && places.get(node)) ?? -1))
    const nodes = matches.map((node, i) => node ?? (this.#inner.has(news[i]) ? news[i].cloneNode() : news[i]))
    for (let i = nodes.length; i--; ) if (!stay.has(i)) move(old, nodes[i], nodes[i + 1])
    nodes.forEach((node, i) => {
      if (matches[i]) return this.#equal.has(node) || this.#node(node, news[i])
      if (this.#inner.has(news[i])) this.#content(node, news[i])
      this.#visitor.added(node)
    })
  }

  /**
   * Which old node each fresh one is; the rest goes.
   * @param {Node} old
   * @param {Node[]} olds
   * @param {Node[]} news
   */
  #match(old, olds, news) {
    /** @type {(Node | undefined)[]} */
    const matches = news.map(() => undefined)
    const free = new Set(olds)
    /** @type {(i: number, node: Node | undefined) => void} */
    const take = (i, node) => {
      if (!node) return
      matches[i] = node
      free.delete(node)
      this.#doomed.delete(node)
    }
    /** @type {(i: number, node: any) => void} */
    const takeAlike = (i, node) => {
      if (!matches[i] && free.has(node) && !this.#keys.has(node) && node.nodeName === news[i].nodeName) take(i, node)
    }
    const length = Math.min(olds.length, news.length)
    let start = 0
    while (start < length && this.#same(olds[start], news[start])) take(start, olds[start++])
    for (let end = 1; end <= length - start && this.#same(olds[olds.length - end], news[news.length - end]); end++) {
      take(news.length - end, olds[olds.length - end])
    }
    news.forEach((node, i) => matches[i] || take(i, this.#find(node)))
    news.forEach((node, i) => {
      for (const inner of this.#inner.get(node) ?? []) takeAlike(i, childAbove(old, inner))
    })
    news.forEach((_, i) => takeAlike(i, i ? matches[i - 1]?.nextSibling : olds[0]))
    /** @type {Map<string, Node[]>} */
    const rest = new Map()
    for (const node of free) {
      if (this.#keys.has(/** @type {any} */ (node))) continue
      const alike = rest.get(node.nodeName)
      if (alike) alike.push(node)
      else rest.set(node.nodeName, [node])
    }
    news.forEach((node, i) => matches[i] || take(i, rest.get(node.nodeName)?.shift()))
    for (const node of free) this.#doomed.add(node)
    return matches
  }

  /**
   * Whether both are the same in all respects.
   * @param {any} old
   * @param {any} fresh
   */
  #same(old, fresh) {
    const key = this.#keys.get(old)
    if (key !== this.#freshKeys.get(fresh) || !old.isEqualNode(fresh)) return false
    if (key) this.#wanted.delete(key)
    if (this.#shortcut) this.#equal.add(old)
    return true
  }

  /** @param {any} fresh */
  #find(fresh) {
    const key = this.#freshKeys.get(fresh) ?? ""
    const old = this.#wanted.get(key)
    if (old?.nodeName !== fresh.nodeName) return
    for (let up = /** @type {Node | null} */ (old ?? null); up; up = up.parentNode) if (this.#equal.has(up)) return
    this.#wanted.delete(key)
    return old
  }
}
