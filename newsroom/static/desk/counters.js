// How much fits where a text will be shown, in words; and a question about a full stop that headlines do without.
import { announce, form, make, say } from "./fields.js"

const NEARLY = 0.9

const described = (input, note) => {
  const ids = (input.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean)
  input.setAttribute("aria-describedby", [...ids, note.id].join(" "))
}

const place = (input, note) => {
  (input.closest(".form-multiline > div") ?? input.parentElement).append(note)
  described(input, note)
}

const count = (input) => {
  const { where } = input.dataset
  const most = Number(input.dataset.most)
  const note = make("p", { className: "counter", id: `${input.id}_counter` })
  let pause
  const show = (event) => {
    const signs = input.value.trim().length
    const over = Math.max(0, signs - most)
    note.textContent = say(over ? "counter.over" : "counter", { where, most, count: signs, over })
    note.classList.toggle("over", over > 0)
    clearTimeout(pause)
    if (event && signs > most * NEARLY) pause = setTimeout(() => announce(note.textContent), 1000)
  }
  place(input, note)
  input.addEventListener("input", show)
  show()
}

const question = (input) => {
  const note = make("p", { className: "hint", id: `${input.id}_hint`, hidden: true, textContent: say("stop") })
  const show = () => { note.hidden = !/[^.]\.$/.test(input.value.trim()) }
  place(input, note)
  input.addEventListener("change", () => { show(); if (!note.hidden) announce(note.textContent) })
  input.addEventListener("input", () => { if (!note.hidden) show() })
  show()
}

for (const input of form?.querySelectorAll("[data-most]") ?? []) count(input)
for (const input of form?.querySelectorAll("[name=headline_uk], [name=headline_en]") ?? []) question(input)
