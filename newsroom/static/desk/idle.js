// Says some minutes before a session ends that it will, and keeps it on at one press. The server knows when: another
// tab, or a form that keeps its text, may have moved the moment since this page was made.
const place = document.getElementById("idle")
const BEFORE = 5 * 60 // seconds, as on the server
const AGAIN = 60

let shown = ""
let due = Infinity
let timer

const lookIn = (seconds) => {
  clearTimeout(timer)
  due = Date.now() + seconds * 1000
  timer = setTimeout(look, seconds * 1000)
}

const time = (moment) => moment.toLocaleTimeString(document.documentElement.lang || "uk",
  { timeZone: "Europe/Kyiv", hour: "2-digit", minute: "2-digit", hour12: false })

const show = (name, ends) => {
  if (shown === name) return
  shown = name
  const notice = document.getElementById(`idle-${name}`).content.cloneNode(true)
  for (const each of notice.querySelectorAll("time")) each.append(time(ends))
  for (const link of notice.querySelectorAll("a")) link.href = `${place.dataset.login}?next=${encodeURIComponent(location.pathname + location.search)}`
  notice.querySelector("[data-stay]")?.addEventListener("click", () => ask())
  notice.querySelector("[data-close]")?.addEventListener("click", () => place.replaceChildren())
  place.replaceChildren(notice)
}

const hide = () => {
  shown = ""
  place.replaceChildren()
}

const ask = async (headers = {}) => {
  const options = { redirect: "manual", headers: { Accept: "application/json", ...headers }, signal: AbortSignal.timeout(10_000) }
  const response = await fetch(place.dataset.address, options).catch(() => null)
  if (response?.type === "opaqueredirect") return show("over")
  if (!response?.ok) return lookIn(AGAIN)
  const { seconds, final, token } = await response.json()
  // Signing in in another tab made the tokens of this page void.
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token
  if (seconds > BEFORE) {
    hide()
    return lookIn(seconds - BEFORE + 1)
  }
  show(final ? "final" : "soon", new Date(Date.now() + seconds * 1000))
  lookIn(seconds + 1)
}

// By the page itself, which keeps nobody signed in.
const look = () => ask({ "X-Background": "1" })

if (place) {
  lookIn(Number(place.dataset.warnIn) + 1)
  // A machine that slept has missed the moment; a page that waited for another tab to sign in wants to know of it.
  document.addEventListener("visibilitychange", () => { if (!document.hidden && (shown || Date.now() >= due)) look() })
  window.addEventListener("pageshow", (event) => { if (event.persisted) look() })
}
