// The form of a text: what is typed is never lost on the way to a move, and the keys that save hands.
import { announce, fields, form, leaving, say, told } from "./fields.js"
import "./counters.js"
import { languageHere } from "./sides.js"
import "./autosave.js"
import "./presence.js"
import "./mentions.js"

let dirty = Boolean(told?.unsaved)
let first = ""

// A script that fills a field (a date of the calendar, a choice from a list) tells nobody.
const unsaved = () => dirty || JSON.stringify(fields()) !== first

const saveAndGo = (move) => {
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "_move", value: move }))
  form.requestSubmit(form.querySelector("[name=_save]"))
}

const save = () => {
  const button = form.querySelector("[name=_save]")
  if (button) form.requestSubmit(button)
}

const submit = () => {
  const move = `${languageHere()}/submit`
  if (unsaved() && form.querySelector("[name=_save]")) return saveAndGo(move)
  const link = document.querySelector(`[data-move="${move}"]`)
  if (link) link.click()
  else announce(say("keys.nosubmit"))
}

const preview = () => {
  const link = document.querySelector(`[data-preview="${languageHere()}"]`) ?? document.querySelector("[data-preview]")
  link?.click()
}

// By the place of the key, as its letter is another one on a Ukrainian keyboard.
const pressed = (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.isComposing || document.querySelector("dialog[open]")) return null
  if (event.code === "KeyS" && !event.altKey && !event.shiftKey) return save
  if (event.code === "Enter" || event.code === "NumpadEnter") return submit
  if (event.code === "KeyP" && (event.altKey || event.shiftKey)) return preview
  return null
}

if (form) {
  first = JSON.stringify(fields())
  form.addEventListener("input", (event) => { if (event.isTrusted || event.target.matches("[data-body]")) dirty = true })
  form.addEventListener("change", () => { dirty = true })
  // Should the page stay after all, what is typed is kept again.
  form.addEventListener("submit", () => { leaving.on = true; setTimeout(() => { leaving.on = false }, 15_000) })
  for (const link of document.querySelectorAll("[data-move]")) {
    link.addEventListener("click", (event) => {
      if (!unsaved()) return
      event.preventDefault()
      saveAndGo(link.dataset.move)
    })
  }
  window.addEventListener("beforeunload", (event) => { if (!leaving.on && unsaved()) event.preventDefault() })
  window.addEventListener("pageshow", (event) => { if (event.persisted) leaving.on = false })
  // Before the editor, to which Ctrl+Enter is a line break.
  document.addEventListener("keydown", (event) => {
    const act = pressed(event)
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }, true)
}
