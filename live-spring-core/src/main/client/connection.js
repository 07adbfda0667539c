import { Backoff } from "./backoff.js"
import { dispatch } from "./dispatch.js"
import { part } from "./part.js"
import { encode, SUBPROTOCOL } from "./protocol.js"
import * as Reply from "./reply.js"
import * as Request from "./request.js"

const OVERDUE = 5000
const RESTART = 1012
const RELOAD_AFTER = 1000

/** A connection that is lost sooner is one more attempt. */
const HELD = 5000

/**
 * @typedef {object} ConnectionDelegate
 * @property {(batch: number, sessionSeconds?: number | null, messageSize?: number) => void} connectionEstablished
 * @property {(unsure: boolean) => void} connectionLost whether what was not answered may have run
 * @property {(frame: any[]) => void} frameReceived
 * @property {(state: string) => void} stateChanged
 * @property {() => number} nextRequest
 * @property {() => boolean} isPending
 */

/** The page's one socket: opened again whenever it is lost, until the server says stop. */
export class Connection {
  #url
  #delegate
  #backoff = new Backoff()
  /** @type {WebSocket | undefined} */
  #socket
  #state = ""
  #retry = 0
  #beat = 0
  #seconds = 4
  /** Runs while a ping is not answered. */
  #overdue = 0
  /** When the server answered on this connection first. */
  #heard = 0
  /** Whether the page was let in before. */
  #known = false
  /** @type {Promise<any> | undefined} Knows why the server refuses a connection. */
  #refusal

  /**
   * @param {string} url
   * @param {ConnectionDelegate} delegate
   */
  constructor(url, delegate) {
    this.#url = url
    this.#delegate = delegate
  }

  get established() {
    return this.#state === "connected"
  }

  start() {
    if (this.#state) return
    for (const type of ["pageshow", "pagehide", "online"]) addEventListener(type, this)
    for (const type of ["visibilitychange", "freeze", "resume"]) document.addEventListener(type, this)
    this.#open()
  }

  /** @param {string} text */
  send(text) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(text)
  }

  /** Tries another node. */
  reconnect() {
    this.#lost(1006)
  }

  /** @param {any} event */
  handleEvent({ type, persisted }) {
    if (type === "pageshow" && !persisted) return
    if (type === "pagehide" || type === "freeze") this.#suspend()
    else if (document.visibilityState === "visible" || type !== "visibilitychange") this.#wake()
  }

  #open() {
    clearTimeout(this.#retry)
    this.#retry = this.#heard = 0
    this.#become("connecting")
    const socket = (this.#socket = new WebSocket(this.#url, SUBPROTOCOL))
    socket.onmessage = ({ data }) => socket === this.#socket && this.#received(JSON.parse(data))
    socket.onclose = ({ code }) => socket === this.#socket && this.#lost(code)
    this.#listen()
  }

  /** @param {any[]} frame */
  #received(frame) {
    this.#answered()
    if (frame[0] !== Reply.ESTABLISHED) {
      this.#heard ||= performance.now()
      return this.#delegate.frameReceived(frame)
    }
    this.#seconds = frame[2] || this.#seconds
    this.#known = true
    this.#why()
    this.#state = "connected"
    this.#listen()
    this.#delegate.connectionEstablished(frame[3], frame[4], frame[5])
    this.#delegate.stateChanged(this.#state)
  }

  /** @param {number} code */
  #lost(code) {
    const unseen = this.#state === "connecting"
    if (this.#heard && performance.now() - this.#heard > HELD) this.#backoff.reset()
    this.#close(code)
    if (code >= 4400 || code === 4002) return this.#stop(code)
    this.#become("offline")
    if (code >= 4100 && code < 4200) return this.#leave()
    this.#again(code === RESTART ? this.#backoff.soon() : this.#backoff.next())
    if (unseen) this.#ask()
  }

  /** Loaded before it is needed: where the server refuses the one, it may refuse the other. */
  #why() {
    return (this.#refusal ??= part("refusal").catch(() => (this.#refusal = undefined)))
  }

  /** Refused or lost looks the same. */
  async #ask() {
    const { leave, stop, wait } = (await (await this.#why())?.ask(this.#url, this.#known)) ?? {}
    if (wait) this.#backoff.hold(wait)
    if (!/offline|connecting/.test(this.#state)) return
    if (wait && this.#retry) this.#again(this.#backoff.next())
    if (!leave && !stop) return
    this.#close()
    if (stop) return this.#stop(0)
    this.#become("offline")
    this.#leave()
  }

  /** @param {number} millis */
  #again(millis) {
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => this.#open(), millis)
  }

  /** Whoever logs in goes on with a new page, which must not overtake the answer to the logout of another tab. */
  #leave() {
    dispatch(document, "live:ended")
    setTimeout(() => location.reload(), RELOAD_AFTER)
  }

  /** @param {number} code */
  #stop(code) {
    this.#become("stopped")
    this.#why().then(refusal => refusal?.explain(this.#url, code))
  }

  #suspend() {
    if (this.#state === "stopped") return
    this.#close()
    this.#become("offline")
  }

  /** Something happened that often follows a lost network: finds out now. */
  #wake() {
    if (this.#state === "offline") this.#again(this.#backoff.rest)
    else if (this.established) {
      this.#listen()
      this.#ping()
    }
  }

  /** @param {number} [code] */
  #close(code) {
    const socket = this.#socket
    this.#socket = undefined
    clearTimeout(this.#retry)
    this.#retry = 0
    clearInterval(this.#beat)
    this.#answered()
    socket?.close(1000)
    // Before a restart the server answers all that it ran
    if (this.established) this.#delegate.connectionLost(code !== RESTART)
  }

  #listen() {
    clearInterval(this.#beat)
    this.#answered()
    if (this.established) this.#beat = setInterval(() => this.#tick(), this.#seconds * 1000)
    else this.#beat = setTimeout(() => this.#lost(1006), this.#backoff.patience)
  }

  #tick() {
    if (document.visibilityState === "visible" || this.#delegate.isPending()) this.#ping()
  }

  #ping() {
    this.send(encode([Request.PING, this.#delegate.nextRequest()]))
    // In two steps: what came while the page stood still is read in between
    if (!this.#overdue) this.#await(() => this.#await(() => this.#lost(1006)))
  }

  /** @param {() => void} unanswered */
  #await(unanswered) {
    this.#overdue = setTimeout(unanswered, OVERDUE / 2)
  }

  #answered() {
    clearTimeout(this.#overdue)
    this.#overdue = 0
  }

  /** @param {string} state */
  #become(state) {
    if (state !== this.#state) this.#delegate.stateChanged((this.#state = state))
  }
}
