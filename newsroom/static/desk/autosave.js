// Unsaved text is kept: at once in this browser, and there until the server says that it has it too.
import { announce, ask, clock, fields, form, leaving, make, say, send, told } from "./fields.js"

const EVERY = 2000 // looks at the form this often
const AGAIN = [4000, 8000, 15_000, 30_000] // waits after a failure
const OLDEST = 30 * 24 * 3600 * 1000
const MINE = `desk-draft:${told?.person}:`
const HERE = `${MINE}${told?.article}:`

const local = {
  read(name) {
    try { return JSON.parse(localStorage.getItem(name)) } catch { return null }
  },
  write(name, value) {
    try { localStorage.setItem(name, JSON.stringify(value)); return true } catch { return false }
  },
  remove(name) {
    try { localStorage.removeItem(name) } catch { /* a browser that keeps nothing has nothing to forget */ }
  },
  names() {
    try { return Object.keys(localStorage).filter((name) => name.startsWith(MINE)) } catch { return [] }
  },
}

const start = () => {
  const own = HERE + told.key
  const text = () => JSON.stringify(fields())
  const began = told.unsaved ? null : text()
  let last = began
  let sent = began
  let busy = false
  let failures = 0
  let next = 0
  let state = ""
  let isLocal = true

  const status = make("p", { className: "autosave" })
  form.querySelector(".submit-row")?.prepend(status)

  // Said aloud only when something has changed for the person: not every time the text was kept.
  const tell = (now, sentence, ...more) => {
    status.replaceChildren(sentence, ...more)
    status.dataset.state = now
    if (now !== state && now !== "saving") {
      if (now !== "kept" || state) announce(sentence)
      state = now
    }
  }

  const trouble = (now) => {
    failures += 1
    next = Date.now() + AGAIN[Math.min(failures, AGAIN.length) - 1]
    if (!isLocal) return tell("nowhere", say("draft.nowhere"))
    if (now === "signedout") {
      const address = `${told.login}?next=${encodeURIComponent(location.pathname)}`
      const link = make("a", { href: address, target: "_blank", textContent: say("draft.signin") })
      return tell(now, `${say("draft.signedout")} `, link)
    }
    return tell(now, say(now === "away" ? "draft.local" : `draft.${now}`))
  }

  const post = async (data) => {
    // The token of a session that has ended is void: the new one first.
    if (state === "signedout" || state === "forbidden") {
      const fresh = await ask(told.draft_address)
      if (fresh.state !== "ok") return fresh
    }
    const found = await ask(told.draft_address, data)
    if (found.state !== "forbidden") return found
    const fresh = await ask(told.draft_address)
    return fresh.state === "ok" ? ask(told.draft_address, data) : fresh
  }

  const deliver = async () => {
    busy = true
    const given = last
    const found = await post(given === began ? { key: told.key, drop: "1" } : { key: told.key, fields: given })
    busy = false
    if (leaving.on) return
    if (found.state !== "ok") return trouble(found.state)
    failures = 0
    sent = given
    if (last === given) local.remove(own)
    if (given === began) { status.replaceChildren(); return }
    tell("kept", say("draft.kept", { time: clock(new Date(found.answer.saved_at)) }))
  }

  const look = () => {
    if (leaving.on) return
    const now = text()
    if (now !== last) {
      last = now
      if (now === began) local.remove(own)
      else isLocal = local.write(own, { at: Date.now(), fields: JSON.parse(now) })
      if (state === "" || state === "kept") tell("saving", say("draft.saving"))
    }
    if (last !== sent && !busy && Date.now() >= next) deliver()
  }

  setInterval(look, EVERY)
  window.addEventListener("pagehide", look)
  document.addEventListener("visibilitychange", look)
  window.addEventListener("online", () => { next = 0; look() })
  // Until the next page says that it was saved, this browser keeps it.
  form.addEventListener("submit", () => { const now = text(); if (now !== sent) local.write(own, { at: Date.now(), fields: JSON.parse(now) }) })
}

const found = () => {
  const offers = new Map(told.drafts.map(({ key, saved_at, headline }) => [key, { key, at: new Date(saved_at), headline, stored: true }]))
  for (const name of local.names()) {
    const key = name.slice(name.lastIndexOf(":") + 1)
    const kept = local.read(name)
    const is_old = !Array.isArray(kept?.fields) || Date.now() - kept.at > OLDEST
    if (is_old || told.saved.includes(key)) local.remove(name)
    else if (name.startsWith(HERE) && key !== told.key) {
      // What this browser still keeps is newer: the server has not confirmed it.
      const headline = kept.fields.find(([field, value]) => field.startsWith("headline_") && value)?.[1]
      offers.set(key, { key, at: new Date(kept.at), headline, stored: offers.has(key), fields: kept.fields })
    }
  }
  return [...offers.values()].sort((one, two) => two.at - one.at)
}

const offer = (kept, section) => {
  const go = (action) => send([...(kept.fields ?? [["_draft", kept.key]]), [action, "1"]])
  const button = (name, act) => {
    const made = make("button", { type: "button", className: "move quiet", textContent: say(name) })
    made.addEventListener("click", act)
    return made
  }
  const line = make("li", {}, make("span", {}, `${say("offer", { time: clock(kept.at) })} `, make("strong", { textContent: kept.headline ?? "" })))
  line.append(button("offer.take", () => go("_take")))
  if (told.article !== "new") line.append(button("offer.look", () => go("_look")))
  line.append(button("offer.drop", async () => {
    if (kept.stored && (await ask(told.draft_address, { key: kept.key, drop: "1" })).state !== "ok") return announce(say("offer.failed"))
    local.remove(HERE + kept.key)
    line.remove()
    if (!section.querySelector("li")) section.remove()
    announce(say("offer.dropped"))
  }))
  return line
}

if (form && told) {
  const offers = found()
  if (offers.length) {
    const section = make("section", { className: "offers" }, make("h2", { id: "offers-heading", textContent: say("offer.heading") }))
    section.setAttribute("aria-labelledby", "offers-heading")
    section.append(make("ul", {}, ...offers.map((each) => offer(each, section))))
    document.getElementById("desk-notices").append(section)
  }
  start()
}
