// Nothing typed is lost by leaving; Ctrl+Enter saves; after a save with errors the first of them has the focus.
const form = document.getElementById("describe-form")
let dirty = Boolean(form.querySelector(".errors"))
form.addEventListener("input", () => { dirty = true })
form.addEventListener("submit", () => { dirty = false })
form.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit() })
window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault() })
form.querySelector(".errors :is(input, textarea, select):not([type=hidden])")?.focus()
