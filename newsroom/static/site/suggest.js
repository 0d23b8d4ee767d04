// Suggestions while somebody types: the list autocomplete of the ARIA Authoring Practices (combobox with a listbox).
// The form works without it. Arrows walk, Enter or a click goes there, Escape closes, Enter with none chosen searches.
const PAUSE = 150
const SHORTEST = 2

const make = (tag, attributes, text = "") => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.textContent = text
  return element
}

const enhance = (form) => {
  const box = form.querySelector("input[name=q]")
  const id = `${box.id}-suggestions`
  const list = make("ul", { id, role: "listbox", class: "suggestions", "aria-label": form.dataset.suggestions })
  const status = make("p", { role: "status", class: "sr" })
  list.hidden = true
  box.type = "text" // a search field may not be a combobox
  box.setAttribute("inputmode", "search")
  const roles = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id }
  for (const [name, value] of Object.entries(roles)) box.setAttribute(name, value)
  box.after(list)
  form.append(status)

  let chosen = -1
  let pause
  let asking
  const choose = (at) => {
    list.children[chosen]?.setAttribute("aria-selected", "false")
    chosen = at
    const option = list.children[chosen]
    if (!option) return box.removeAttribute("aria-activedescendant")
    option.setAttribute("aria-selected", "true")
    option.scrollIntoView({ block: "nearest" })
    box.setAttribute("aria-activedescendant", option.id)
  }
  const close = () => {
    clearTimeout(pause)
    asking?.abort()
    choose(-1)
    list.hidden = true
    box.setAttribute("aria-expanded", "false")
  }
  const open = () => {
    list.hidden = !list.children.length
    box.setAttribute("aria-expanded", String(!list.hidden))
  }
  const go = (option) => { location.assign(option.dataset.address) }
  const show = ({ told, items }) => {
    choose(-1)
    list.replaceChildren(...items.map(({ text, note, address }, at) => {
      const option = make("li", { id: `${id}-${at}`, role: "option", "aria-selected": "false", "data-address": address })
      option.append(make("span", {}, text), " ", make("small", {}, note))
      return option
    }))
    status.textContent = told
    open()
  }
  const ask = async () => {
    asking?.abort()
    asking = new AbortController()
    const { signal } = asking
    const query = new URLSearchParams({ q: box.value.trim() })
    try {
      const answer = await fetch(`${form.dataset.suggest}?${query}`, { signal, credentials: "omit" })
      if (answer.ok) {
        const found = await answer.json()
        if (!signal.aborted && document.activeElement === box) show(found)
      }
    } catch {
      // A newer question took its place, or the line is down: the form still asks.
    }
  }

  const step = (by) => {
    if (list.hidden) open()
    const count = list.children.length
    if (count) choose(chosen < 0 && by < 0 ? count - 1 : (chosen + by + count) % count)
  }
  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Escape: () => (list.hidden ? false : close()),
    Enter: () => (chosen < 0 ? false : go(list.children[chosen])),
    Home: () => { choose(-1); box.setSelectionRange(0, 0) },
    End: () => { choose(-1); box.setSelectionRange(box.value.length, box.value.length) },
  }
  box.addEventListener("keydown", (event) => {
    const act = event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey ? null : keys[event.key]
    if (act && act() !== false) event.preventDefault()
  })
  box.addEventListener("input", () => {
    clearTimeout(pause)
    if (box.value.trim().length < SHORTEST) {
      list.replaceChildren()
      status.textContent = ""
      close()
    } else {
      pause = setTimeout(ask, PAUSE)
    }
  })
  box.addEventListener("blur", close)
  form.addEventListener("submit", close)
  list.addEventListener("pointerdown", (event) => event.preventDefault()) // the box keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]")
    if (option) go(option)
  })
}

for (const form of document.querySelectorAll("form[data-suggest]")) enhance(form)
