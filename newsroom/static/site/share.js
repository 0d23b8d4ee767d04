// Copying the link and the phone's own way to share: buttons that only a script can serve, so only it shows them.
const block = document.getElementById("share")
const { address, title } = block.dataset
const actions = {
  share: navigator.share && (() => navigator.share({ title, url: address })),
  copy: navigator.clipboard && (() => navigator.clipboard.writeText(address)),
}
for (const button of block.querySelectorAll("button")) {
  const act = actions[button.dataset.does]
  if (!act) continue
  button.parentElement.hidden = false
  button.addEventListener("click", () => act().then(
    () => { block.querySelector("[role=status]").textContent = button.dataset.done ?? "" },
    () => {}, // the reader closed the sheet, or the browser said no: the links stay
  ))
}
