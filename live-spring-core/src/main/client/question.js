/**
 * Loaded where an element asks for confirmation. Asks in a dialog of the browser; Escape is no,
 * and the focus goes back to where it was.
 * @param {string} question
 * @param {(key: string, english: string) => string} text
 * @returns {Promise<boolean>}
 */
export async function ask(question, text) {
  // One question at a time
  if (document.querySelector("dialog.live-confirm")) return false
  const dialog = document.createElement("dialog")
  dialog.className = "live-confirm"
  dialog.setAttribute("role", "alertdialog")
  dialog.setAttribute("aria-label", question)
  const message = document.createElement("p")
  message.style.whiteSpace = "pre-line"
  message.textContent = question
  // No first: a key that is still pressed confirms nothing
  dialog.append(message, button(text("cancel", "Cancel"), ""), " ", button(text("confirm", "OK"), "yes"))
  // The answer is nothing that happens in the page
  for (const type of ["click", "keydown", "keyup"]) dialog.addEventListener(type, event => event.stopPropagation())
  document.body.append(dialog)
  dialog.showModal()
  await new Promise(resolve => (dialog.onclose = resolve))
  dialog.remove()
  return dialog.returnValue === "yes"

  /**
   * @param {string} label
   * @param {string} answer
   */
  function button(label, answer) {
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = label
    button.onclick = () => dialog.close(answer)
    return button
  }
}
