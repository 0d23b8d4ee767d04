// What stands in the form, and how it asks the server. Everything else of the form is built on this.
export const form = document.getElementById("article_form")
export const told = JSON.parse(document.getElementById("desk-form")?.textContent ?? "null")
const words = window.deskWords ?? {}
// A browser that fills the form again after Back would make unsaved text of what has been saved; drafts are our own work.
if (form) form.autocomplete = "off"

export const say = (name, values = {}) => (words[name] ?? name).replace(/\{(\w+)\}/g, (_all, key) => values[key] ?? "")

export const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

// As the form would send it, but for its token and its buttons. Scripts that fill a field tell nobody, so this is
// compared, not listened for.
export const fields = () => [...new FormData(form)].filter(([name, value]) =>
  typeof value === "string" && !name.startsWith("_") && name !== "csrfmiddlewaretoken" && !name.includes("__prefix__"))

const live = make("div", { className: "visually-hidden" })
live.setAttribute("role", "status")
document.body.append(live)
export const announce = (text) => { live.textContent = text }

export const clock = (moment) => {
  const language = document.documentElement.lang || "uk"
  const day = (date) => date.toLocaleDateString(language, { timeZone: "Europe/Kyiv" })
  const time = moment.toLocaleTimeString(language, { timeZone: "Europe/Kyiv", hour: "2-digit", minute: "2-digit", hour12: false })
  if (day(moment) === day(new Date())) return time
  return `${moment.toLocaleDateString(language, { timeZone: "Europe/Kyiv", day: "numeric", month: "long" })}, ${time}`
}

const token = () => form.elements.csrfmiddlewaretoken
const PATIENCE = 10_000

// Resolves to {state, answer}: "ok"; "away" (no answer, or the server is unwell); "signedout"; "forbidden"; "refused".
// `background`: asked by the page by itself, which keeps nobody signed in.
export const ask = async (address, data = null, { background = false } = {}) => {
  if (!navigator.onLine) return { state: "away" }
  const headers = { Accept: "application/json", ...(background && { "X-Background": "1" }) }
  const options = { redirect: "manual", headers, signal: AbortSignal.timeout(PATIENCE) }
  if (data) {
    options.method = "POST"
    options.body = new FormData() // an address would take six bytes for each Cyrillic letter
    for (const [name, value] of Object.entries({ csrfmiddlewaretoken: token().value, ...data })) options.body.append(name, value)
  }
  try {
    const response = await fetch(address, options)
    if (response.type === "opaqueredirect") return { state: "signedout" }
    if (response.status === 403) return { state: "forbidden" }
    if (!response.ok) return { state: response.status < 500 && response.status !== 429 ? "refused" : "away" }
    const answer = await response.json()
    if (answer.token) token().value = answer.token // signing in again makes the old one void
    return { state: "ok", answer }
  } catch {
    return { state: "away" }
  }
}

// Leaves a page on purpose: what was typed is kept already.
export const send = (list) => {
  const sending = make("form", { method: "post", action: location.pathname, hidden: true })
  for (const [name, value] of [["csrfmiddlewaretoken", token().value], ...list]) {
    sending.append(make("textarea", { name, value }))
  }
  document.body.append(sending)
  leaving.on = true
  sending.submit()
}
export const leaving = { on: false }
