import { attempt } from "./dispatch.js"
import * as Reply from "./reply.js"
import * as Request from "./request.js"
import { LOST } from "./requests.js"

/**
 * @typedef {{ name: string, data: any } | { missed: true }} RoomEvent
 * @typedef {{ key: string, metadata: any }} Member
 *
 * @typedef {object} Room
 * @property {string} [cursor] the newest event that came
 * @property {Set<(event: RoomEvent) => void>} listeners
 * @property {Set<(members: Member[]) => void>} watchers
 * @property {Map<string, Member> | null} members
 * @property {boolean} joined on this connection
 */

/** Loaded where a script joins one. Rooms that scripts are in, also after a lost connection. */
export class Rooms {
  /** @type {Map<string, Room>} */
  #rooms = new Map()
  #page

  /** @param {import("./page.js").Page} page */
  constructor(page) {
    this.#page = page
  }

  /** @param {string} name */
  room(name) {
    const known = this.#rooms.get(name)
    /** @type {Room} */
    const room = known ?? { listeners: new Set(), watchers: new Set(), members: null, joined: false }
    this.#rooms.set(name, room)
    this.#page.start()
    this.#join(name, room)
    return {
      /** @param {(event: RoomEvent) => void} listener */
      subscribe: listener => added(room.listeners, listener),
      /** @param {(members: Member[]) => void} watcher */
      presence: watcher => {
        if (room.members) watcher([...room.members.values()])
        return added(room.watchers, watcher)
      },
      leave: () => {
        if (this.#rooms.get(name) !== room) return
        this.#rooms.delete(name)
        if (this.#page.established) this.#page.requests.send(Request.LEAVE, [name], () => {})
      }
    }
  }

  connectionEstablished() {
    for (const [name, room] of this.#rooms) this.#join(name, room)
  }

  connectionLost() {
    for (const room of this.#rooms.values()) room.joined = false
  }

  /**
   * @param {number} type
   * @param {string} name
   * @param {any[]} fields
   */
  frame(type, name, [first, second, third]) {
    if (type === Reply.ROOM_EVENT) this.#eventReceived(name, first, second, third)
    else this.#presenceReceived(name, first, type === Reply.PRESENCE ? undefined : second ?? [], third)
  }

  /**
   * @param {string} name
   * @param {string | null} cursor
   * @param {string | null} event none where events are missing
   * @param {any} data
   */
  #eventReceived(name, cursor, event, data) {
    const room = this.#rooms.get(name)
    if (!room) return
    room.cursor = cursor ?? room.cursor
    for (const listener of room.listeners) attempt(() => listener(event == null ? { missed: true } : { name: event, data }))
  }

  /**
   * @param {string} name
   * @param {Member[]} joined
   * @param {Member[]} [updated] without it the others are gone
   * @param {string[]} [left]
   */
  #presenceReceived(name, joined, updated, left) {
    const room = this.#rooms.get(name)
    if (!room) return
    const members = (room.members = new Map(updated && room.members))
    for (const member of [...(joined ?? []), ...(updated ?? [])]) members.set(member.key, member)
    for (const key of left ?? []) members.delete(key)
    for (const watcher of room.watchers) attempt(() => watcher([...members.values()]))
  }

  /**
   * @param {string} name
   * @param {Room} room
   */
  #join(name, room) {
    if (room.joined || !this.#page.established) return
    room.joined = true
    this.#page.requests.send(Request.JOIN, [name, room.cursor], failure => {
      if (!failure || failure.code === LOST.code) return
      if (failure.code === "ACCESS_DENIED") this.#rooms.delete(name)
      this.#page.failed(undefined, failure)
    })
  }
}

/**
 * @template T
 * @param {Set<T>} set
 * @param {T} each
 */
function added(set, each) {
  set.add(each)
  return () => set.delete(each)
}
