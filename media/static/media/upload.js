// Many photos, one at a time: drop or choose them, watch each go up, try a failed one again, then describe them all.
// Without this script the form sends all of them at once and answers with the refusals.
import { ask } from "./making.js"

const form = document.getElementById("upload-form")
const input = form.querySelector("input[type=file]")
const words = form.dataset
const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}
const list = make("ul", { className: "upload-list" })
list.setAttribute("aria-live", "polite")
const onward = make("p", { className: "upload-onward", hidden: true })
form.append(list, onward)
const queue = []
const ids = new Set()
let busy = false

const send = (row) => new Promise((resolve) => {
  const data = new FormData(form)
  data.delete(input.name)
  data.append(input.name, row.file)
  data.set("again", row.again ? "1" : "")
  const request = new XMLHttpRequest()
  request.open("POST", location.pathname)
  request.setRequestHeader("Accept", "application/json")
  request.timeout = 180000
  request.upload.onprogress = (event) => { row.bar.value = event.lengthComputable ? event.loaded / event.total : 0 }
  request.onload = () => {
    let answer = null
    try { answer = JSON.parse(request.responseText) } catch { answer = null }
    if (request.status === 200 && answer) done(row, answer)
    else failed(row, answer?.refusals ? answer.refusals.join(" ") : words.broken, !answer)
    resolve()
  }
  request.onerror = request.ontimeout = () => { failed(row, words.broken, true); resolve() }
  request.send(data)
})

const show = (row, photo) => {
  row.state.textContent = photo.said
  if (photo.thumb && !row.item.querySelector("img")) row.bar.replaceWith(make("img", { src: photo.thumb, alt: "", width: 80, height: 80 }))
}

// The photo is a second upload of a file that is there: one click takes it out again.
const dropButton = (row, photo) => {
  const button = make("button", { type: "button", className: "button", textContent: words.drop })
  button.addEventListener("click", async () => {
    button.disabled = true
    let answer = null
    try {
      const token = form.querySelector("[name=csrfmiddlewaretoken]").value
      const response = await fetch(photo.drop, { method: "POST", headers: { Accept: "application/json", "X-CSRFToken": token } })
      if (response.ok || response.status === 409) answer = { ok: response.ok, ...await response.json() }
    } catch { answer = null }
    if (!answer) { button.disabled = false; row.state.textContent = words.broken; return }
    if (answer.ok) {
      row.item.className = "dropped"
      ids.delete(photo.id)
      goOn()
    }
    const said = make("span", { textContent: answer.said, tabIndex: -1 })
    row.note.replaceChildren(said)
    said.focus()
  })
  return button
}

const done = (row, answer) => {
  row.bar.value = 1
  row.item.className = "done"
  row.state = make("span")
  const lines = [make("a", { href: answer.address, textContent: answer.number })]
  if (answer.was_here) lines.push(make("span", { textContent: answer.was_here }))
  if (answer.removed) lines.push(make("span", { textContent: `${words.removed} ${answer.removed}` }))
  for (const twin of answer.twins) {
    lines.push(make("span", { className: "twin" }, `${twin.said} `, make("a", { href: twin.address, textContent: twin.number })))
  }
  if (answer.drop) lines.push(dropButton(row, answer))
  row.note.replaceChildren(...lines, row.state)
  show(row, answer)
  if (!answer.is_over) ask(`${words.status}?id=${answer.id}`, (photo) => show(row, photo))
  ids.add(answer.id)
  goOn()
}

const goOn = () => {
  const text = ids.size > 1 ? `${words.describeMany} (${ids.size})` : words.describeOne
  onward.hidden = ids.size === 0
  onward.replaceChildren(make("a", { className: "button", href: `${words.describe}?ids=${[...ids].join(",")}`, textContent: text }))
}

const failed = (row, text, again) => {
  row.item.className = "failed"
  row.note.textContent = text
  if (!again) return
  const button = make("button", { type: "button", className: "button", textContent: words.retry })
  button.addEventListener("click", () => { row.again = true; row.item.className = ""; row.note.textContent = ""; queue.push(row); work() })
  row.note.append(" ", button)
}

const work = async () => {
  if (busy) return
  busy = true
  while (queue.length) await send(queue.shift())
  busy = false
}

const add = (files) => {
  for (const file of files) {
    const row = { file, again: false, item: make("li"), bar: make("progress", { value: 0 }), note: make("div") }
    row.bar.setAttribute("aria-label", file.name)
    row.item.append(row.bar, make("b", { textContent: file.name }), row.note)
    list.append(row.item)
    queue.push(row)
  }
  list.scrollIntoView({ block: "nearest" })
  work()
}

form.addEventListener("submit", (event) => {
  event.preventDefault()
  if (!form.reportValidity()) return
  add([...input.files])
  input.value = ""
})
for (const kind of ["dragover", "dragenter"]) {
  form.addEventListener(kind, (event) => { event.preventDefault(); form.classList.add("dropping") })
}
form.addEventListener("dragleave", () => form.classList.remove("dropping"))
form.addEventListener("drop", (event) => {
  event.preventDefault()
  form.classList.remove("dropping")
  add([...event.dataTransfer.files])
})
window.addEventListener("beforeunload", (event) => { if (busy) event.preventDefault() })
