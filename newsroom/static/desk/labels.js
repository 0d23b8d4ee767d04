// Django's inline tables, its pairs of day and time, and Select2 leave fields without a name: each takes its column's,
// the word before it, or its own label's. Its pictures for yes and no are named in English.
const named = (field) => field.labels?.length || field.hasAttribute("aria-label")

const columnOf = (cell) => {
  const table = cell.closest("table")
  const place = [...cell.parentElement.cells].indexOf(cell)
  // The first cell of a row only holds its name and spans no heading of its own.
  const headings = [...(table.tHead?.rows[0]?.cells ?? [])].flatMap((heading) => Array(heading.colSpan).fill(heading))
  return headings[place]?.textContent.trim() ?? ""
}

const wordBefore = (field) => {
  let before = field.previousSibling
  while (before && !before.textContent.trim()) before = before.previousSibling
  return before?.textContent.trim().replace(/:$/, "") ?? ""
}

const groupOf = (field) => {
  const row = field.closest(".form-row, fieldset")
  return row?.querySelector("legend, label")?.textContent.trim().replace(/:$/, "") ?? ""
}

const nameFields = (root) => {
  for (const field of root.querySelectorAll(".datetime input")) {
    if (!named(field)) field.setAttribute("aria-label", `${groupOf(field)}: ${wordBefore(field)}`)
  }
  for (const field of root.querySelectorAll("td input:not([type=hidden]), td select, td textarea")) {
    if (!named(field)) field.setAttribute("aria-label", columnOf(field.closest("td")))
  }
  for (const select of root.querySelectorAll("select.admin-autocomplete")) {
    const name = select.getAttribute("aria-label") ?? select.labels?.[0]?.textContent.trim() ?? ""
    const container = select.nextElementSibling
    for (const part of container?.querySelectorAll("[role=combobox], [role=textbox], input") ?? []) {
      part.removeAttribute("aria-labelledby")
      part.setAttribute("aria-label", name)
    }
  }
}

const words = document.querySelector("script[data-true]")?.dataset ?? {}
for (const icon of document.querySelectorAll("img[alt=True], img[alt=False], img[alt=None]")) {
  icon.alt = words[icon.alt.toLowerCase()] ?? icon.alt
}
// Its button to take everything away is no item of the list it stands in, and each item has its own.
for (const select of document.querySelectorAll("select.admin-autocomplete[multiple]")) select.dataset.allowClear = "false"

// Select2 is built in a jQuery "ready" too; ours, asked for on load, comes after it.
window.addEventListener("load", () => (window.django?.jQuery ?? queueMicrotask)(() => nameFields(document)))
document.addEventListener("formset:added", (event) => setTimeout(() => nameFields(event.target)))
