// Who else has this article open: asked three times a minute, and told when this page closes.
import { ask, form, make, say, told } from "./fields.js"

const EVERY = 20_000
const notice = make("div", { className: "here", hidden: true })

const show = ({ others, own, version }) => {
  const names = new Intl.ListFormat(document.documentElement.lang || "uk").format(others)
  const lines = [
    others.length && say("here.others", { names }),
    own && say("here.own"),
    version > Number(form.elements.base_version?.value) && say("here.newer"),
  ].filter(Boolean)
  if (notice.textContent === lines.join("")) return
  notice.replaceChildren(...lines.map((line) => make("p", { textContent: line })))
  notice.hidden = !lines.length
}

const beat = async () => {
  const { state, answer } = await ask(told.presence_address, { key: told.key }, { background: true })
  if (state === "ok") show(answer)
}

if (form && told?.presence_address) {
  document.getElementById("desk-notices").prepend(notice)
  beat()
  setInterval(beat, EVERY)
  window.addEventListener("pageshow", (event) => { if (event.persisted) beat() })
  window.addEventListener("pagehide", () => {
    const gone = { key: told.key, leave: "1", csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value }
    navigator.sendBeacon(told.presence_address, new URLSearchParams(gone))
  })
}
