import { notice } from "./notice.js"
import * as Request from "./request.js"

/**
 * @typedef {import("./component.js").Component} Component
 * @typedef {import("./page.js").Page} Page
 */

/** A component in the hands of a script, the same one whatever the page does to keep it alive. */
export class Handle {
  #page
  #component

  /**
   * @param {Page} page
   * @param {Component} component
   */
  constructor(page, component) {
    this.#page = page
    this.#component = component
  }

  get state() {
    return this.#newest.state
  }

  /**
   * Runs an action; resolves with what it returned.
   * @param {string} action
   * @param {object} [payload]
   */
  call(action, payload) {
    return new Promise((resolve, reject) =>
      callAction(this.#newest, action, payload, {
        done: (failure, result) => (failure ? reject(Object.assign(new Error(failure.message || failure.code), failure)) : resolve(result))
      })
    )
  }

  /**
   * Tells the state now and whenever it changed; returns a function that ends it.
   * @param {(state: any) => void} listener
   */
  subscribe(listener) {
    const { listeners, state } = this.#newest
    listeners.add(listener)
    listener(state)
    return () => listeners.delete(listener)
  }

  unmount() {
    this.#page.unmount(this.#newest)
  }

  get #newest() {
    return (this.#component = this.#component.newest)
  }
}

/**
 * @param {Component} component
 * @param {string} action
 * @param {object | undefined} payload
 * @param {{ touched?: string[], known?: () => void, done: (failure: any, result: any) => void }} options
 */
export function callAction(component, action, payload, { touched, known, done }) {
  component.outbox.add({
    type: Request.CALL,
    repeatable: !!touched,
    fields: ({ id, seq }, again) => [id, action, seq, payload, touched, (again && !touched) || null],
    known,
    done: waiting(done)
  })
}

/**
 * @param {Component} component
 * @param {object} values
 * @param {{ known: () => void, done: (failure: any) => void }} options
 */
export function writeProperties(component, values, { known, done }) {
  update(component, [values], known, done)
}

/**
 * Says what its parameters in the URL are now.
 * @param {Component} component
 * @param {object} query
 */
export function writeQuery(component, query) {
  update(component, [null, query], undefined, () => {})
}

/**
 * @param {Component} component
 * @param {any[]} update
 * @param {(() => void) | undefined} known
 * @param {(failure: any) => void} done
 */
function update(component, update, known, done) {
  component.outbox.add({
    type: Request.PROPERTY,
    repeatable: true,
    fields: ({ id, seq }) => [id, seq, ...update],
    known,
    done: waiting(done)
  })
}

/**
 * Tells the user where an answer takes long.
 * @param {(failure: any, result?: any) => void} done
 */
function waiting(done) {
  const end = notice("wait")
  return (/** @type {any} */ failure, /** @type {any} */ result) => {
    end.then(end => end?.())
    done(failure, result)
  }
}
