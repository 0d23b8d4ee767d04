// The order of a gallery: by buttons, by dragging the handle (mouse, pen, finger), or by the numbers alone without this.
const words = document.getElementById("order-words")?.dataset
const body = document.querySelector("#entries-group tbody")
const make = (tag, properties = {}) => Object.assign(document.createElement(tag), properties)
const rows = () => [...body.querySelectorAll("tr.has_original")]
const number = (row) => row.querySelector('[name$="-position"]')
let live

const say = (text, row) => {
  const place = rows().indexOf(row) + 1
  live.textContent = text.replace("{place}", place).replace("{count}", rows().length)
}

const count = () => rows().forEach((row, place) => {
  number(row).value = place + 1
  row.classList.toggle("row1", place % 2 === 0)
})

const move = (row, step, button) => {
  const all = rows()
  const target = all[all.indexOf(row) + step]
  if (!target) return say(step < 0 ? words.first : words.last, row)
  if (step < 0) target.before(row)
  else target.after(row)
  count()
  button.focus() // moving the row took it away
  say(words.moved, row)
}

const middle = (row) => {
  const box = row.getBoundingClientRect()
  return box.top + box.height / 2
}

const drag = (handle, row) => {
  let held = false
  handle.addEventListener("pointerdown", (event) => {
    event.preventDefault()
    handle.setPointerCapture(event.pointerId)
    held = true
    row.classList.add("held")
  })
  handle.addEventListener("pointermove", (event) => {
    if (!held) return
    // The others go around the held row: a row that is moved itself lets the pointer go.
    const all = rows()
    const place = all.indexOf(row)
    for (const other of all.slice(place + 1)) if (event.clientY > middle(other)) row.before(other)
    for (const other of all.slice(0, place).reverse()) if (event.clientY < middle(other)) row.after(other)
  })
  for (const kind of ["pointerup", "pointercancel"]) {
    handle.addEventListener(kind, () => {
      if (!held) return
      held = false
      row.classList.remove("held")
      count()
      say(words.moved, row)
    })
  }
}

const furnish = (row) => {
  const photo = row.querySelector("[data-photo]")
  const name = photo.dataset.number
  const tools = make("div", { className: "order-tools" })
  for (const [text, step] of [[words.earlier, -1], [words.later, 1]]) {
    const button = make("button", { type: "button", className: "order-button", textContent: `${step < 0 ? "↑" : "↓"} ${text}` })
    button.setAttribute("aria-label", `${text}: ${name}`)
    button.addEventListener("click", () => move(row, step, button))
    tools.append(button)
  }
  const cover = document.getElementById("id_cover")
  if (cover) {
    const button = make("button", { type: "button", className: "order-button cover-button", textContent: words.cover })
    const show = () => button.setAttribute("aria-pressed", cover.value === photo.dataset.photo)
    button.setAttribute("aria-label", `${words.cover}: ${name}`)
    button.addEventListener("click", () => {
      cover.value = photo.dataset.photo
      cover.dispatchEvent(new Event("change", { bubbles: true }))
      say(words.covered, row)
    })
    cover.addEventListener("change", show)
    show()
    tools.append(button)
  }
  const handle = make("span", { className: "order-handle", textContent: "⠿", title: words.drag })
  handle.setAttribute("aria-hidden", "true") // the buttons do the same
  drag(handle, row)
  row.querySelector(".field-position").prepend(handle)
  const remove = row.querySelector("td.delete")
  if (remove.children.length) {
    const word = make("span", { className: "delete-word", textContent: body.closest("table").tHead.rows[0].lastElementChild.textContent.trim() })
    word.setAttribute("aria-hidden", "true") // labels.js names the box
    remove.append(word)
  }
  row.querySelector(".field-words").append(tools)
}

if (words && body && document.querySelector('[name$="-position"]')) {
  live = make("p", { className: "order-live" })
  live.setAttribute("role", "status")
  body.closest("table").before(live)
  rows().forEach(furnish)
}
