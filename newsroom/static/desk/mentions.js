// Whom and what the text names and the mentions lack: asked when the writing pauses, taken into the table by one click.
import { announce, ask, form, make, say, told } from "./fields.js"

const PAUSE = 1500
const TEXTS = ["headline", "lead", "body"].flatMap((name) => [`${name}_uk`, `${name}_en`])
const group = document.getElementById("mentions-group")
const add = () => group?.querySelector(".add-row a")
const rows = () => [...group.querySelectorAll("tr.form-row:not(.empty-form)")]
const refusedHere = new Set() // of an article that was never saved, kept by this page alone

const have = () => rows().flatMap((row) => {
  if (row.querySelector("[name$=-DELETE]")?.checked) return []
  return ["official", "organisation"].flatMap((kind) => {
    const id = row.querySelector(`select[name$="-${kind}"]`)?.value
    return id ? [`${kind}-${id}`] : []
  })
})

const stands = () => ({
  ...Object.fromEntries(TEXTS.map((name) => [name, form.elements[name]?.value ?? ""])),
  event_on: form.elements.event_on?.value ?? "",
  have: [...have(), ...refusedHere].join(" "),
})

const list = make("ul", {})
const again = make("button", { type: "button", className: "move quiet", hidden: true })
const section = make("section", { className: "named", hidden: true },
  make("h2", { id: "named-heading", textContent: say("named") }), make("p", { textContent: say("named.intro") }), list, again)
section.setAttribute("aria-labelledby", "named-heading")

let asked = ""
let busy = false
let pause
let count = 0

// The row is made and filled as a hand would, so that drafts, merging and the save know it like any other.
const accept = ({ key, label }) => {
  const [kind, id] = key.split("-")
  const last = Math.max(0, ...rows().map((row) => Number(row.querySelector("[name$=-position]")?.value || 0)))
  const before = new Set(rows())
  add().click()
  const row = rows().find((each) => !before.has(each))
  const select = row.querySelector(`select[name$="-${kind}"]`)
  select.append(new Option(label, id, true, true))
  select.dispatchEvent(new Event("change", { bubbles: true }))
  row.querySelector("[name$=-position]").value = before.size ? last + 1 : 0
  row.dispatchEvent(new Event("change", { bubbles: true }))
}

// The focus goes on to the next suggestion, or it would be lost with the button.
const leave = (line) => {
  const near = line.nextElementSibling ?? line.previousElementSibling
  line.remove()
  section.hidden = !list.children.length && again.hidden
  const next = near?.querySelector("button")
  if (next) next.focus()
  else form.querySelector("[name=_save]")?.focus({ preventScroll: true })
}

const button = (words, label, act) => {
  const made = make("button", { type: "button", className: "move quiet", textContent: words })
  made.setAttribute("aria-label", label)
  made.addEventListener("click", act)
  return made
}

const line = ({ words, why, things }) => {
  const made = make("li", {})
  const isChoice = things.length > 1
  if (isChoice) made.append(make("p", { className: "named-choice", textContent: say("named.choose", { words }) }))
  for (const thing of things) {
    const take = button(say("named.add"), say("named.add.whom", { name: thing.label }), () => {
      accept(thing)
      announce(say("named.added", { name: thing.label }))
      leave(made)
      soon()
    })
    made.append(make("div", { className: "named-one" },
      make("span", {}, make("b", { textContent: thing.label }), make("small", { textContent: thing.note })), take))
  }
  const names = things.map(({ label }) => label).join(", ")
  const refuse = button(say("named.refuse"), say("named.refuse.whom", { name: names }), async () => {
    if (told.article === "new") things.forEach(({ key }) => refusedHere.add(key))
    else for (const { key } of things) {
      if ((await ask(told.mentions_address, { ...stands(), refuse: key })).state !== "ok") return announce(say("named.failed"))
    }
    announce(say("named.refused", { name: names }))
    leave(made)
    asked = ""
    soon()
  })
  made.append(make("div", { className: "named-one" }, make("small", { textContent: isChoice ? why : `«${words}» · ${why}` }), refuse))
  return made
}

const show = ({ suggestions, refused }) => {
  const shown = JSON.stringify(suggestions)
  if (shown !== list.dataset.shown && !(list.contains(document.activeElement) && suggestions.length === list.children.length)) {
    list.dataset.shown = shown
    list.replaceChildren(...suggestions.map(line))
    if (suggestions.length > count) announce(say("named.found", { count: suggestions.length }))
    count = suggestions.length
  }
  again.textContent = say("named.restore", { count: refused })
  again.hidden = !refused
  section.hidden = !suggestions.length && !refused
}

const look = async (more = {}) => {
  const now = stands()
  const written = JSON.stringify(now)
  if (busy || (written === asked && !more.restore)) return
  busy = true
  asked = written
  const { state, answer } = await ask(told.mentions_address, { ...now, ...more }, { background: !more.restore })
  busy = false
  if (state === "ok") show(answer)
  else asked = ""
  if (JSON.stringify(stands()) !== written) soon()
}

const soon = () => { clearTimeout(pause); pause = setTimeout(look, PAUSE) }

// Who may not add a mention has no empty row. Django's own script makes the button beside it later than this runs.
if (form && told?.mentions_address && group?.querySelector(".empty-form")) {
  form.querySelector("fieldset.module").after(section)
  again.addEventListener("click", () => look({ restore: "1" }))
  form.addEventListener("input", soon)
  form.addEventListener("change", soon)
  look()
}
