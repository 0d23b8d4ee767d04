// The translator's keys: save, go from change to change, say that a passage is up to date. All of it works without.
const form = document.getElementById("translating")
const changes = [...document.querySelectorAll("[data-behind]")]
let dirty = false

const go = (step) => {
  const here = document.activeElement.closest(".passage")
  const after = (one) => !here || here.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING
  const next = step > 0 ? changes.find(after) : changes.findLast((one) => one !== here && !after(one))
  const target = next ?? (step > 0 ? changes[0] : changes.at(-1))
  if (!target) return
  target.scrollIntoView({ block: "center" })
  ;(target.querySelector("textarea, button") ?? target).focus({ preventScroll: true })
}

if (form) {
  form.addEventListener("input", () => { dirty = true })
  form.addEventListener("submit", (event) => {
    dirty = false
    form.elements.place.value = event.submitter?.dataset.place ?? document.activeElement.closest(".passage")?.id ?? ""
  })
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(form.elements._save)
    else if (event.key === "Enter" && event.altKey) document.activeElement.closest(".passage")?.querySelector("[name=up_to_date]")?.click()
    else return
    event.preventDefault()
  })
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || !["ArrowDown", "ArrowUp"].includes(event.key)) return
    event.preventDefault()
    go(event.key === "ArrowDown" ? 1 : -1)
  })
  document.querySelector("[data-first-change]")?.addEventListener("click", (event) => { event.preventDefault(); go(1) })
  window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault() })
}
