// Two languages beside each other; on a small screen one at a time, and the tab of the other says what is wrong there.
import { form, make, say, told } from "./fields.js"

const LANGUAGES = ["uk", "en"]
const tabs = new Map()
let shown = "uk"

const sideOf = (element) => element?.closest("[data-side]")?.dataset.side

export const languageHere = () => sideOf(document.activeElement) ?? shown

const show = (language) => {
  shown = language
  form.dataset.shown = language
  for (const [each, tab] of tabs) tab.setAttribute("aria-pressed", String(each === language))
}

const changed = (language) => [...form.querySelectorAll(`[data-side="${language}"] :is(input, textarea)[name]`)]
  .some((field) => field.value !== field.defaultValue)

const label = () => {
  for (const [language, tab] of tabs) {
    const errors = form.querySelectorAll(`[data-side="${language}"] .errorlist li`).length
    const parts = [say(`lang.${language}`)]
    if (errors) parts.push(say("tab.errors", { count: errors }))
    if (told?.unsaved || changed(language)) parts.push(say("tab.unsaved"))
    const [name, rest] = [parts[0], parts.slice(1).join(", ")]
    if (tab.dataset.says !== name + rest) tab.replaceChildren(name, ...(rest ? [" ", make("span", { textContent: rest })] : []))
    tab.dataset.says = name + rest
    tab.classList.toggle("wrong", errors > 0)
  }
}

const focus = (target) => {
  const side = sideOf(target)
  if (side) show(side)
  const select = target.nextElementSibling?.querySelector?.(".select2-selection")
  const surface = target.closest(".prose-editor")?.querySelector(".ProseMirror[contenteditable]") ?? select ?? target
  surface.scrollIntoView({ block: "center" })
  surface.focus()
}

if (form) {
  for (const box of form.querySelectorAll(".side-by-side .form-multiline > div")) {
    const field = box.querySelector(".fieldBox")
    const language = [...(field?.classList ?? [])].map((name) => name.match(/^field-.+_(uk|en)$/)?.[1]).find(Boolean)
    if (language) box.dataset.side = language
  }
  const bar = make("div", { className: "side-tabs" })
  bar.setAttribute("role", "group")
  bar.setAttribute("aria-label", say("lang"))
  for (const language of LANGUAGES) {
    const tab = make("button", { type: "button", className: "side-tab" })
    tab.addEventListener("click", () => show(language))
    tabs.set(language, tab)
    bar.append(tab)
  }
  form.querySelector(".side-by-side")?.before(bar)
  show("uk")
  label()
  setInterval(label, 1000)

  const mistakes = form.querySelector(".mistakes")
  for (const link of mistakes?.querySelectorAll("a[href^='#']") ?? []) {
    link.addEventListener("click", (event) => {
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)))
      if (!target) return
      event.preventDefault()
      focus(target)
    })
  }
  mistakes?.focus()
}
