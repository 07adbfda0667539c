import { Events } from "./events.js"
import { Handle } from "./handle.js"
import { View } from "./view.js"

const socket = document.querySelector("script[live-socket]")?.getAttribute("live-socket")
const url = socket ? new URL(socket, document.baseURI) : new URL("ws", import.meta.url)
const view = new View(url.href.replace(/^http/, "ws"), new URL("session", import.meta.url).href)
const events = new Events(view)

function start() {
  events.start()
  view.start()
}

/** @type {any} */
const page = document
if (page.prerendering) page.addEventListener("prerenderingchange", start, { once: true })
else if (!/bot\b|crawl|spider/i.test(navigator.userAgent)) start()

/**
 * Registers callbacks for the elements with `live-hook="NAME"`.
 * @param {string} name
 * @param {import("./hooks.js").Hook} callbacks
 */
export function hook(name, callbacks) {
  view.hooks.register(name, callbacks)
}

/**
 * Mounts a component that clients may mount.
 * @param {string} name
 * @param {object} [props]
 */
export async function mount(name, props = {}) {
  return new Handle(view.page, await view.page.mounts.mount(name, props))
}

/**
 * Joins a room.
 * @param {string} name
 */
export function room(name) {
  return view.page.rooms.room(name)
}

/**
 * The component that an element stands in.
 * @param {Element} element
 */
export function component(element) {
  return view.handle(element)
}
