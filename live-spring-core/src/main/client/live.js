import { Component } from "./component.js"
import { Events } from "./events.js"
import { Handle } from "./handle.js"
import { arrive } from "./notice.js"
import { part } from "./part.js"
import { View } from "./view.js"

const socket = document.querySelector("script[live-socket]")?.getAttribute("live-socket")
const url = socket ? new URL(socket, document.baseURI) : new URL("ws", import.meta.url)
const view = new View(url.href.replace(/^http/, "ws"))
const events = new Events(view)

async function start() {
  const help = document.querySelector("script[live-development]")?.getAttribute("live-development")
  if (help) await part("development").then(({ watch }) => watch(view, JSON.parse(help)), console.error)
  events.start()
  view.start()
  arrive()
}

/** @type {any} */
const page = document
if (page.prerendering) page.addEventListener("prerenderingchange", start, { once: true })
else if (!/bot\b|crawl|spider/i.test(navigator.userAgent)) start()

/** @type {Promise<import("./hooks.js").Hooks> | undefined} */
let hooks

/**
 * Registers callbacks for the elements with `live-hook="NAME"`.
 * @param {string} name
 * @param {import("./hooks.js").Hook} callbacks
 */
export async function hook(name, callbacks) {
  hooks ??= part("hooks").then(({ Hooks }) => (view.hooks = new Hooks((/** @type {Element} */ element) => view.handle(element))))
  ;(await hooks)?.register(name, callbacks)
}

/**
 * Mounts a component that clients may mount.
 * @param {string} name
 * @param {object} [props]
 */
export async function mount(name, props = {}) {
  const { page } = view
  const { Mounts } = await part("mounts")
  const mounts = (page.mounts ??= new Mounts(page, Component))
  return new Handle(page, await mounts.mount(name, props))
}

/**
 * Joins a room.
 * @param {string} name
 */
export function room(name) {
  const room = view.page.rooms().then(rooms => rooms.room(name))
  const later = (/** @type {"subscribe" | "presence" | "leave"} */ method) => (/** @type {(news: any) => void} */ callback) => {
    const end = room.then(room => room[method](callback))
    return () => void end.then(end => end?.())
  }
  return { subscribe: later("subscribe"), presence: later("presence"), leave: later("leave") }
}

/**
 * Sets what asks where an element has `live-confirm`, in place of a dialog of the browser.
 * @param {(question: string, element: Element) => boolean | Promise<boolean>} ask
 */
export function confirmWith(ask) {
  events.ask = ask
}

/**
 * The component that an element stands in.
 * @param {Element} element
 */
export function component(element) {
  return view.handle(element)
}
