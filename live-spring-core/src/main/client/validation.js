import { controlsOf, plain } from "./form.js"

const VALIDATE_MILLIS = "300"
const KEY = "live-validate"

/** Validates forms while the user fills them in, the fields that were touched only. */
export class Validation {
  /** @type {WeakMap<HTMLFormElement, Set<string>>} */
  #touched = new WeakMap()
  #view
  #calls
  #delays

  /**
   * @param {import("./view.js").View} view
   * @param {import("./calls.js").Calls} calls
   * @param {import("./delay.js").Delays} delays
   */
  constructor(view, calls, delays) {
    this.#view = view
    this.#calls = calls
    this.#delays = delays
  }

  /**
   * The user is done with a control for now.
   * @param {import("./edits.js").Control} control
   * @param {boolean} [chosen] whether it has another value, which is complete
   */
  touched({ form, name }, chosen) {
    if (!form?.hasAttribute(KEY) || !name) return
    const touched = this.#touched.get(form) ?? new Set()
    if (touched.has(name) && !chosen && !this.#delays.cancel(form, KEY)) return
    this.#touched.set(form, touched.add(name))
    this.#validate(form, "0")
  }

  /** @param {import("./edits.js").Control} control */
  typed(control) {
    const { form } = control
    if (form && this.#touched.has(form)) this.#validate(form, control.getAttribute("live-debounce") ?? VALIDATE_MILLIS)
  }

  /**
   * All fields are touched, and the form as a whole, which has the empty name.
   * @param {HTMLFormElement} form
   */
  submitted(form) {
    this.#delays.cancel(form, KEY)
    this.#touched.set(form, new Set(controlsOf(form).map(each => each.name)).add(""))
  }

  /** @param {HTMLFormElement} form */
  reset(form) {
    this.#touched.delete(form)
  }

  /**
   * @param {HTMLFormElement} form
   * @param {string} wait
   */
  #validate(form, wait) {
    this.#delays.later(form, KEY, this.#view.find(form)?.host, wait, () => {
      const component = this.#view.find(form)
      const touched = [...(this.#touched.get(form) ?? [])].map(plain)
      if (component) this.#calls.validate(component, form, touched)
    })
  }
}
