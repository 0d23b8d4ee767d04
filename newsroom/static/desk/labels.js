// Django's inline tables and Select2 leave fields without a name: each takes its column's, or its own label's.
const named = (field) => field.labels?.length || field.hasAttribute("aria-label")

const columnOf = (cell) => {
  const table = cell.closest("table")
  const place = [...cell.parentElement.cells].indexOf(cell)
  // The first cell of a row only holds its name and spans no heading of its own.
  const headings = [...(table.tHead?.rows[0]?.cells ?? [])].flatMap((heading) => Array(heading.colSpan).fill(heading))
  return headings[place]?.textContent.trim() ?? ""
}

const nameFields = (root) => {
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

// Select2 is built in a jQuery "ready" too; ours, asked for on load, comes after it.
window.addEventListener("load", () => (window.django?.jQuery ?? queueMicrotask)(() => nameFields(document)))
document.addEventListener("formset:added", (event) => setTimeout(() => nameFields(event.target)))
