// A new link is shown once: one press copies it.
const link = document.getElementById("new-link")
const button = document.querySelector("[data-copy]")
if (link && button && navigator.clipboard) {
  button.hidden = false
  button.addEventListener("click", async () => {
    link.select()
    await navigator.clipboard.writeText(link.value)
    button.textContent = button.dataset.copy
  })
}
