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

// Reloading the page asks for it anew: it does not make one more link. Nor does a second click.
history.replaceState(null, "", location.href)
document.querySelector(".share-form")?.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault()
  event.target.dataset.sent = "1"
})
