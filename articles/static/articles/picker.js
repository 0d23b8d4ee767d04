// A dialog that finds one thing of the library. Resolves to {id, label, note, thumb}, or null.
const words = window.deskWords ?? {}

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

export const find = async (url, query) => {
  const response = await fetch(`${url}?${new URLSearchParams(query)}`, { headers: { Accept: "application/json" } })
  return response.ok ? (await response.json()).results : []
}

const choice = (thing, chosen) => {
  const button = make("button", { type: "button", className: "pick" })
  if (thing.thumb) button.append(make("img", { src: thing.thumb, alt: "", width: 120, height: 120, loading: "lazy" }))
  button.append(make("span", { className: "pick-label", textContent: thing.label }))
  if (thing.note) button.append(make("span", { className: "pick-note", textContent: thing.note }))
  button.addEventListener("click", () => chosen(thing))
  return button
}

export const pick = (url, title) =>
  new Promise((resolve) => {
    const search = make("input", { type: "search", placeholder: words.search, autocomplete: "off" })
    search.setAttribute("aria-label", words.search)
    const grid = make("div", { className: "pick-grid" })
    const close = make("button", { type: "button", className: "pick-close", textContent: words.close })
    const dialog = make("dialog", { className: "picker" }, make("h2", { textContent: title }), search, grid, close)
    dialog.setAttribute("aria-label", title)
    let asked = 0
    const load = async () => {
      const mine = ++asked
      const things = await find(url, { q: search.value })
      if (mine !== asked) return // a later answer is on the screen already
      const chosen = (thing) => { resolve(thing); dialog.close() }
      grid.replaceChildren(...(things.length ? things.map((thing) => choice(thing, chosen)) : [words.nothing]))
    }
    let pause
    search.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(load, 200) })
    search.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault() })
    close.addEventListener("click", () => dialog.close())
    dialog.addEventListener("close", () => { dialog.remove(); resolve(null) })
    document.body.append(dialog)
    dialog.showModal()
    load()
  })
