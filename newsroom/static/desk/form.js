// A move must never lose what was typed: with unsaved changes, save first, then go on to the move's page.
const form = document.getElementById("article_form")
let dirty = false
if (form) {
  form.addEventListener("input", (event) => { if (event.isTrusted || event.target.matches("[data-body]")) dirty = true })
  form.addEventListener("change", () => { dirty = true })
  form.addEventListener("submit", () => { dirty = false })
  for (const link of document.querySelectorAll("[data-move]")) {
    link.addEventListener("click", (event) => {
      if (!dirty) return
      event.preventDefault()
      const input = Object.assign(document.createElement("input"), { type: "hidden", name: "_move", value: link.dataset.move })
      form.append(input)
      form.requestSubmit(form.querySelector("[name=_save]"))
    })
  }
  window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault() })
}
