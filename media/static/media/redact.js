// Draw boxes on the picture with a mouse, pen or finger; the number fields follow, and the boxes follow the fields.
// A tap on a suggestion confirms it, another one takes that back. Without this script the fields alone do the work.
const form = document.getElementById("redact-form")
const svg = form.querySelector("svg")
const template = form.querySelector("template")
const total = form.querySelector("[name=form-TOTAL_FORMS]")
const sides = ["x", "y", "width", "height"]

const rows = () => [...form.querySelectorAll("fieldset.redact-box")]
const field = (row, side) => row.querySelector(`[name$="-${side}"]`)

const all = form.querySelector("[name=confirm_all]")
const isOpen = (row) => row.classList.contains("suggested") && !field(row, "confirmed").checked && !all?.checked
const kept = () => rows().filter((row) => !field(row, "DELETE")?.checked)

const show = () => {
  svg.replaceChildren(...kept().map((row) => {
    const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect")
    for (const side of sides) rect.setAttribute(side, field(row, side).value || 0)
    rect.classList.toggle("suggested", isOpen(row))
    rect.classList.toggle("current", row.contains(document.activeElement))
    return rect
  }))
}

const emptyRow = () => {
  const found = rows().find((row) => sides.every((side) => !field(row, side).value))
  if (found) return found
  const holder = document.createElement("template")
  holder.innerHTML = template.innerHTML.replaceAll("__prefix__", total.value)
  total.value = Number(total.value) + 1
  template.before(holder.content)
  return rows().at(-1)
}

const point = (event) => {
  const box = svg.getBoundingClientRect()
  const percent = (value, size) => Math.min(100, Math.max(0, (value / size) * 100))
  return [percent(event.clientX - box.left, box.width), percent(event.clientY - box.top, box.height)]
}

let start = null
let row = null
svg.addEventListener("pointerdown", (event) => {
  event.preventDefault()
  svg.setPointerCapture(event.pointerId)
  start = point(event)
})
svg.addEventListener("pointermove", (event) => {
  if (!start) return
  const end = point(event)
  const values = [Math.min(start[0], end[0]), Math.min(start[1], end[1]), Math.abs(start[0] - end[0]), Math.abs(start[1] - end[1])]
  if (!row && Math.max(values[2], values[3]) < 0.5) return
  row ??= emptyRow()
  sides.forEach((side, at) => { field(row, side).value = Math.max(at > 1 ? 0.1 : 0, Math.min(at > 1 ? 100 : 99.9, values[at])).toFixed(1) })
  show()
})
const tapped = ([x, y]) => kept().findLast((row) => {
  const [left, top, width, height] = sides.map((side) => Number(field(row, side).value))
  return row.classList.contains("suggested") && left <= x && x <= left + width && top <= y && y <= top + height
})

svg.addEventListener("pointerup", () => {
  const suggestion = start && !row && tapped(start)
  if (suggestion) field(suggestion, "confirmed").checked = !field(suggestion, "confirmed").checked
  start = row = null
  show()
})
svg.addEventListener("pointercancel", () => { start = row = null })
for (const kind of ["input", "focusin"]) form.addEventListener(kind, show)
show()
