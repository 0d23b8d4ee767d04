// Before any other script: our words join Django's catalogue, and the editor's, which asks `window.gettext`.
{
  const words = JSON.parse(document.getElementById("desk-words").textContent)
  const catalogue = window.gettext
  window.deskWords = words
  let original = catalogue
  Object.defineProperty(window, "gettext", {
    configurable: true,
    get: () => (text) => words[text] ?? (original ? original(text) : text),
    set: (value) => { original = value },
  })
}
