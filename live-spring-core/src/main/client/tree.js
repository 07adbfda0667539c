import { identify } from "./identity.js"
import { longest, move } from "./nodes.js"
import { changesOf, learn, NODES, own, parentOf, shut, survey, syncAttributes, syncText, written, wrote } from "./touches.js"

/**
 * What decides and hears about each step.
 * @typedef {object} Visitor
 * @property {(old: Element, fresh: Element) => (() => void) | undefined | false} entered what is to be done when attributes and content are the new ones
 * @property {(node: Node) => void} added
 */

/** Elements whose content is not the server's text, or not among their nodes. */
const CLOSED = "[live-ignore],[live-fragment],[live-slot],template"

/** What can take the place of what. */
const kindOf = (/** @type {any} */ node) => node.nodeName + node.namespaceURI

/**
 * Applies to a tree of nodes what the server changed: an element with a key, an id, a slot or a
 * name is found again wherever it moved, one without by what it contains, by its neighbour or by
 * its kind. What stays in order is never taken out of the document, and what the server did not
 * change stays as others left it.
 */
export class Tree {
  #visitor
  #deep
  #uncertain
  #keys
  #freshKeys
  /** @type {Map<string, Element>} What the fresh tree has, too, and was not found again yet. */
  #wanted = new Map()
  /** @type {Map<Node, Element[]>} Wanted elements inside a fresh one. */
  #inner = new Map()
  /** @type {Set<Node>} Nodes that the server did not change; nothing is taken out of them. */
  #equal = new Set()
  /** @type {Set<Node>} Nodes that are wanted, or have one in them. */
  #holding = new Set()
  /** @type {Set<Node>} Nodes that have their place. */
  #taken = new Set()
  /** @type {Set<Node>} What goes at the end unless it is found again. */
  #doomed = new Set()

  /**
   * @param {Element} old
   * @param {Element} fresh
   * @param {boolean} deep
   * @param {Visitor} visitor
   */
  constructor(old, fresh, deep, visitor) {
    learn()
    const closed = shut()
    this.#visitor = visitor
    this.#deep = deep
    this.#uncertain = survey(old.querySelectorAll(CLOSED))
    this.#keys = identify(old, deep, this.#uncertain)
    this.#freshKeys = identify(fresh, deep)
    this.#want(fresh)
    if (deep) syncAttributes(old, fresh)
    this.#content(old, fresh)
    for (const node of this.#doomed) this.#remove(node)
    for (const each of shut()) if (!closed.includes(each) && old.contains(each)) own(() => each.setAttribute("open", written(each, "open")))
  }

  /** @param {any} node */
  #remove(node) {
    own(() => node.remove(), node)
  }

  /** @param {Element} root */
  #want(root) {
    const olds = new Map()
    for (const [element, key] of this.#keys) if (!olds.has(key)) olds.set(key, element)
    for (const [element, key] of this.#freshKeys) {
      const old = olds.get(key)
      if (!old || this.#wanted.has(key)) continue
      this.#wanted.set(key, old)
      for (let up = old; up && !this.#holding.has(up); up = parentOf(up)) this.#holding.add(up)
      for (let up = element.parentElement; up && up !== root; up = up.parentElement) {
        const inner = this.#inner.get(up)
        if (inner) inner.push(old)
        else this.#inner.set(up, [old])
      }
    }
  }

  /**
   * @param {any} old
   * @param {any} fresh
   */
  #node(old, fresh) {
    if (old.nodeType !== 1) return syncText(old, fresh)
    if (this.#isEqual(old, fresh)) return
    const done = this.#visitor.entered(old, fresh)
    const closed = this.#isClosed(old)
    syncAttributes(old, fresh)
    if (old.localName === "template" && old.content) own(() => old.content.replaceChildren(fresh.content))
    else if (!closed) this.#content(old, fresh)
    if (done) done()
  }

  /**
   * @param {Node} old
   * @param {Node} fresh
   */
  #content(old, fresh) {
    const olds = /** @type {Node[]} */ (written(old, NODES)).filter(node => !this.#taken.has(node))
    const news = [...fresh.childNodes]
    const places = new Map(olds.map((node, i) => [node, i]))
    const matches = this.#match(olds, news, places)
    const stay = longest(matches.map(node => (node && places.get(node)) ?? -1))
    const nodes = matches.map((node, i) => node ?? (this.#inner.has(news[i]) ? news[i].cloneNode() : news[i]))
    let next = /** @type {Node | null} */ (null)
    for (let i = nodes.length; i--; ) {
      const node = nodes[i]
      if (!stay.has(i) || (!node.isConnected && old.isConnected && !this.#isEqual(node, news[i]))) move(old, node, next)
      if (node.parentNode === old) next = node
    }
    nodes.forEach((node, i) => {
      if (matches[i]) return this.#equal.has(node) || this.#node(node, news[i])
      if (this.#inner.has(news[i])) this.#content(node, news[i])
      this.#visitor.added(node)
    })
    wrote(old, NODES, nodes)
  }

  /**
   * Which old node each fresh one is; the rest goes.
   * @param {Node[]} olds
   * @param {Node[]} news
   * @param {Map<Node, number>} places
   */
  #match(olds, news, places) {
    /** @type {(Node | undefined)[]} */
    const matches = news.map(() => undefined)
    const free = new Set(olds)
    /** @type {(i: number, node: Node | undefined) => void} */
    const take = (i, node) => {
      if (!node) return
      matches[i] = node
      this.#taken.add(node)
      free.delete(node)
      this.#doomed.delete(node)
    }
    /** @type {(i: number, node: any) => void} */
    const takeAlike = (i, node) => {
      if (!matches[i] && free.has(node) && !this.#keys.has(node) && kindOf(node) === kindOf(news[i])) take(i, node)
    }
    const length = Math.min(olds.length, news.length)
    let start = 0
    while (start < length && this.#same(olds[start], news[start])) take(start, olds[start++])
    for (let end = 1; end <= length - start && this.#same(olds[olds.length - end], news[news.length - end]); end++) {
      take(news.length - end, olds[olds.length - end])
    }
    news.forEach((node, i) => matches[i] || take(i, this.#find(node)))
    news.forEach((node, i) => {
      for (const inner of this.#inner.get(node) ?? []) {
        let up = /** @type {Node} */ (inner)
        while (up && !places.has(up)) up = parentOf(up)
        takeAlike(i, up)
      }
    })
    news.forEach((_, i) => takeAlike(i, olds[(places.get(/** @type {Node} */ (matches[i - 1])) ?? -1) + 1]))
    /** @type {Map<string, Node[]>} */
    const rest = new Map()
    for (const node of free) {
      if (this.#keys.has(/** @type {any} */ (node))) continue
      const alike = rest.get(kindOf(node))
      if (alike) alike.push(node)
      else rest.set(kindOf(node), [node])
    }
    news.forEach((node, i) => matches[i] || take(i, rest.get(kindOf(node))?.shift()))
    for (const node of free) {
      if (!this.#holding.has(node)) this.#remove(node)
      else this.#doomed.add(node)
    }
    return matches
  }

  /**
   * Whether both are the same in all respects.
   * @param {any} old
   * @param {any} fresh
   */
  #same(old, fresh) {
    const key = this.#keys.get(old)
    if (key !== this.#freshKeys.get(fresh) || !this.#isEqual(old, fresh)) return false
    if (key) this.#wanted.delete(key)
    this.#equal.add(old)
    return true
  }

  /**
   * Whether the server changed nothing.
   * @param {any} old
   * @param {any} fresh
   * @returns {boolean}
   */
  #isEqual(old, fresh) {
    if (!this.#uncertain.has(old)) return old.isEqualNode(fresh)
    if (kindOf(old) !== kindOf(fresh)) return false
    if (old.nodeType !== 1) return written(old) === fresh.data
    if (changesOf(old, fresh).length) return false
    if (old.localName === "template" && old.content) return old.innerHTML === fresh.innerHTML
    if (this.#isClosed(old)) return true
    const olds = /** @type {Node[]} */ (written(old, NODES))
    return olds.length === fresh.childNodes.length && olds.every((node, i) => this.#isEqual(node, fresh.childNodes[i]))
  }

  /** @param {Element} element */
  #isClosed(element) {
    return element.matches("[live-ignore],[live-fragment]") || (!this.#deep && element.hasAttribute("live-slot"))
  }

  /** @param {any} fresh */
  #find(fresh) {
    const key = this.#freshKeys.get(fresh) ?? ""
    const old = this.#wanted.get(key)
    if (!old || kindOf(old) !== kindOf(fresh)) return
    for (let up = old; up; up = parentOf(up)) if (this.#equal.has(up)) return
    this.#wanted.delete(key)
    return old
  }
}
