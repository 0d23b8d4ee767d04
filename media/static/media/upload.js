// Many photos, one at a time: drop or choose them, watch each go up, try a failed one again.
// Without this script the form sends all of them at once and answers with the refusals.
"use strict"
document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("upload-form")
  const input = form.querySelector("input[type=file]")
  const words = form.dataset
  const list = document.createElement("ul")
  list.className = "upload-list"
  list.setAttribute("aria-live", "polite")
  form.append(list)
  const queue = []
  let busy = false

  const send = (row) => new Promise((resolve) => {
    const data = new FormData(form)
    data.delete(input.name)
    data.append(input.name, row.file)
    const request = new XMLHttpRequest()
    request.open("POST", form.action || location.href)
    request.setRequestHeader("Accept", "application/json")
    request.timeout = 180000
    request.upload.onprogress = (event) => { row.bar.value = event.lengthComputable ? event.loaded / event.total : 0 }
    request.onload = () => {
      let answer = null
      try { answer = JSON.parse(request.responseText) } catch { answer = null }
      if (request.status === 200 && answer) done(row, answer)
      else failed(row, answer ? answer.refusals.join(" ") : words.broken, !answer)
      resolve()
    }
    request.onerror = request.ontimeout = () => { failed(row, words.broken, true); resolve() }
    request.send(data)
  })

  const done = (row, answer) => {
    row.bar.value = 1
    row.item.className = "done"
    const link = document.createElement("a")
    link.href = answer.address
    link.textContent = answer.number
    row.note.replaceChildren(link, answer.removed ? ` ${words.removed} ${answer.removed}` : "")
  }

  const failed = (row, text, again) => {
    row.item.className = "failed"
    row.note.textContent = text
    if (!again) return
    const button = document.createElement("button")
    button.type = "button"
    button.className = "button"
    button.textContent = words.retry
    button.addEventListener("click", () => { row.item.className = ""; row.note.textContent = ""; queue.push(row); work() })
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
      const row = { file, item: document.createElement("li"), bar: document.createElement("progress"), note: document.createElement("span") }
      const name = document.createElement("b")
      name.textContent = file.name
      row.bar.setAttribute("aria-label", file.name)
      row.bar.value = 0
      row.item.append(name, row.bar, row.note)
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
})
