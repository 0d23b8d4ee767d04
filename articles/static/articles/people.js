// Suggests officials while names are typed, the last one after a comma. Without this the names are typed in full.
const ADDRESS = document.querySelector("[data-people-address]")?.dataset.peopleAddress
const list = document.createElement("datalist")
list.id = "people-suggestions"
let asked = 0
let pause

const suggest = async (input) => {
  const parts = input.value.split(/[,;]/)
  const typed = parts.pop().trim()
  const mine = ++asked
  if (typed.length < 2) return list.replaceChildren()
  const response = await fetch(`${ADDRESS}?${new URLSearchParams({ q: typed })}`, { headers: { Accept: "application/json" } })
  if (!response.ok || mine !== asked) return
  const { results } = await response.json()
  const before = parts.map((part) => `${part.trim()}, `).join("")
  list.replaceChildren(...results.map((official) => Object.assign(document.createElement("option"), { value: before + official.label, label: official.note })))
}

if (ADDRESS) {
  document.body.append(list)
  for (const input of document.querySelectorAll("[data-people-address]")) {
    input.setAttribute("list", list.id)
    input.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(() => suggest(input), 200) })
    input.addEventListener("focus", () => list.replaceChildren())
  }
}
