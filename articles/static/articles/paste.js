// What comes from Word, Google Docs or a web page: its structure stays, the rest goes, and it is said what went.
// The server cleans again (newsroom.lib.html); this only makes that nobody is surprised.
const words = window.deskWords ?? {}
const say = (name, values = {}) => (words[name] ?? name).replace(/\{(\w+)\}/g, (_all, key) => values[key] ?? "")

const KEPT = { H1: "h2", H2: "h2", H3: "h3", H4: "h3", H5: "h3", H6: "h3", B: "strong", STRONG: "strong", I: "em", EM: "em" }
for (const tag of ["P", "UL", "OL", "LI", "TABLE", "THEAD", "TBODY", "TR", "TD", "TH", "A", "BR", "BLOCKQUOTE"]) KEPT[tag] = tag.toLowerCase()
const BLOCKS = "p, h2, h3, ul, ol, table, blockquote, div"
const ADDRESS = /^(https?:\/\/[^/\\]|mailto:.|tel:.)/i
const PLAIN_COLOUR = /^(#000(000)?|black|windowtext|auto|inherit|currentcolor|rgb\(0, ?0, ?0\)|initial)?$/i
const PLAIN_GROUND = /^(#fff(fff)?|white|transparent|none|inherit|initial|rgb\(255, ?255, ?255\)|window)?$/i

const sourceOf = (html) => {
  if (/class="?Mso|xmlns:w=|mso-|ProgId content="?Word/i.test(html)) return "word"
  return /docs-internal-guid|id="?docs-/i.test(html) ? "docs" : "other"
}

// Style attributes are renamed before anything reads them: the policy of this page would report each one.
const parse = (html) => {
  const without = html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/(<[^>]*?\s)style(\s*=)/gi, "$1data-style$2")
  return new DOMParser().parseFromString(without, "text/html")
}

const styleOf = (element) => {
  const style = {}
  for (const part of (element.dataset.style ?? "").split(";")) {
    const at = part.indexOf(":")
    if (at > 0) style[part.slice(0, at).trim().toLowerCase()] = part.slice(at + 1).trim()
  }
  return style
}

const unwrap = (element) => element.replaceWith(...element.childNodes)

const rename = (element, tag) => {
  const made = element.ownerDocument.createElement(tag)
  made.append(...element.childNodes)
  for (const name of { td: ["colspan", "rowspan"], th: ["colspan", "rowspan", "scope"], a: ["href"] }[tag] ?? []) {
    if (element.getAttribute(name)) made.setAttribute(name, element.getAttribute(name))
  }
  element.replaceWith(made)
  return made
}

const remove = (root, selector) => {
  const found = [...root.querySelectorAll(selector)]
  for (const element of found) element.remove()
  return found.length
}

// A note's mark may be a link, its span and a raised number in one: the outermost is taken, and counted once.
const removeMarks = (root, selector) => {
  const outer = [...root.querySelectorAll(selector)].filter((element) => !element.parentElement.closest(selector))
  for (const element of outer) element.remove()
  return outer.length
}

const dropNotes = (root, dropped) => {
  remove(root, "[data-style*='mso-element:footnote-list'], [data-style*='mso-element:endnote-list'], [data-style*='mso-element:comment-list'], .MsoFootnoteText, .MsoEndnoteText, .MsoCommentText, div:has(> p > a[href^='#cmnt_ref']), div:has(> p > a[href^='#ftnt_ref'])")
  dropped.footnotes = removeMarks(root, "a[href^='#_ftn'], a[href^='#_edn'], a[href^='#ftnt'], [data-style*='mso-footnote-id'], .MsoFootnoteReference, .MsoEndnoteReference")
  dropped.comments = removeMarks(root, "a[href^='#_msocom'], a[href^='#cmnt'], .MsoCommentReference, .msocomoff")
  for (const element of root.querySelectorAll("sup")) if (!element.textContent.trim()) element.remove()
}

// Word's lists are paragraphs that carry their level and a bullet of their own.
const wordLists = (root) => {
  let open = [] // [list, level], the innermost last
  for (const paragraph of root.querySelectorAll("p, h1, h2, h3")) {
    const level = Number(styleOf(paragraph)["mso-list"]?.match(/level(\d)/)?.[1] ?? 0)
    const bullet = paragraph.querySelector("[data-style*='mso-list:Ignore'], [data-style*='mso-list: Ignore']")
    const is_item = level && (bullet || /MsoList/.test(paragraph.className)) && !/^H/.test(paragraph.tagName)
    const marker = bullet?.textContent.trim() ?? ""
    bullet?.remove()
    if (!is_item) { open = []; continue }
    const follows = open.length && open[0].list.nextElementSibling === paragraph
    if (!follows) open = []
    while (open.length && open.at(-1).level > level) open.pop()
    if (!open.length || open.at(-1).level < level) {
      const list = root.ownerDocument.createElement(/^\(?(\d+|\p{L}{1,4})[.)]/u.test(marker) ? "ol" : "ul")
      if (open.length) open.at(-1).list.lastElementChild.append(list)
      else paragraph.before(list)
      open.push({ list, level })
    }
    open.at(-1).list.append(rename(paragraph, "li"))
  }
}

// Google Docs puts a deeper list beside its item, not into it.
const nestLists = (root) => {
  for (const list of root.querySelectorAll(":is(ul, ol) > :is(ul, ol)")) list.previousElementSibling?.append(list)
}

const inside = (element, tag) => Boolean(element.parentElement?.closest(tag))

const note = (element, style, dropped) => {
  const linked = element.tagName === "A" || inside(element, "a") || element.querySelector("a")
  if (style["font-family"] || style["font-size"] || element.tagName === "FONT") dropped.fonts = true
  const ground = style["background-color"] ?? style.background ?? style["mso-highlight"]
  if ((!linked && !PLAIN_COLOUR.test(style.color ?? "")) || !PLAIN_GROUND.test(ground ?? "") || element.tagName === "MARK") dropped.colours = true
  if ((!linked && /underline|line-through/.test(`${style["text-decoration"]} ${style["text-decoration-line"]}`)) || ["U", "S", "STRIKE"].includes(element.tagName)) dropped.underline = true
  if (/center|right|justify/.test(style["text-align"] ?? element.getAttribute("align") ?? "")) dropped.alignment = true
}

const isBold = (element, style) => /^(bold|bolder|[6-9]00)$/.test(style["font-weight"] ?? "") || (!style["font-weight"] && ["B", "STRONG"].includes(element.tagName))
const isItalic = (element, style) => style["font-style"] === "italic" || (!style["font-style"] && ["I", "EM"].includes(element.tagName))

const address = (link) => {
  const given = link.getAttribute("href")?.trim() ?? ""
  const through = given.match(/^https:\/\/www\.google\.com\/url\?(.*)/)
  return (through && new URLSearchParams(through[1]).get("q")) || given
}

const mark = (element, tag) => {
  const made = element.ownerDocument.createElement(tag)
  made.append(...element.childNodes)
  element.append(made)
}

const rewrite = (element, dropped) => {
  const style = styleOf(element)
  note(element, style, dropped)
  if (["SPAN", "B", "STRONG", "I", "EM", "FONT", "A"].includes(element.tagName) && element.textContent.trim()) {
    // The whole of a Google text stands in one <b> that is not bold, and a heading is bold by itself.
    const bold = isBold(element, style) && !element.closest("h1, h2, h3, h4, h5, h6") && !element.querySelector(BLOCKS)
    if (isItalic(element, style) && !element.querySelector(BLOCKS)) mark(element, "em")
    if (bold) mark(element, "strong")
    if (element.tagName !== "A") return unwrap(element)
  }
  if (element.tagName === "A") {
    const href = address(element)
    if (!ADDRESS.test(href)) {
      if (href) dropped.links += 1
      return unwrap(element)
    }
    element.setAttribute("href", href)
  }
  if (element.tagName === "DIV" && !element.querySelector(BLOCKS)) return rename(element, "p")
  const title = /MsoTitle/.test(element.className) && element.tagName === "P"
  const tag = title ? "h2" : KEPT[element.tagName]
  return tag ? rename(element, tag) : unwrap(element)
}

// The HTML of a clipboard as {html, source, dropped}: dropped counts, or says true, for what was left behind.
export const tidy = (html) => {
  const source = sourceOf(html)
  const root = parse(html).body
  const dropped = { links: 0 }
  dropNotes(root, dropped)
  dropped.deletions = remove(root, "del")
  dropped.images = remove(root, "img, svg, picture, video, iframe, object, canvas")
  remove(root, "script, noscript, template, meta, link, title, col, colgroup, button, input, select, textarea, xml")
  wordLists(root)
  nestLists(root)
  // From the leaves up, so that what an element holds is settled before the element itself.
  for (const element of [...root.querySelectorAll("*")].reverse()) rewrite(element, dropped)
  for (const each of root.querySelectorAll("p, h2, h3")) if (!each.textContent.replace(/\u00a0/g, " ").trim()) each.remove()
  for (const each of root.querySelectorAll("br")) if (each.parentElement === root) each.remove()
  return { html: root.innerHTML.replace(/\u00a0/g, " ").replace(/>\s*[\r\n]\s*</g, "> <"), source, dropped }
}

const sentence = ({ source, dropped }) => {
  const what = ["images", "footnotes", "comments", "deletions", "links", "colours", "fonts", "underline", "alignment"]
    .filter((name) => dropped[name])
    .map((name) => say(`paste.${name}`, { count: dropped[name] }))
  if (!what.length) return ""
  return `${say(`paste.${source}`)} ${say("paste.kept")} ${say("paste.dropped", { what: what.join(", ") })}`
}

// One notice above the editor, until it is closed or the next one comes.
export const notify = (editor, text) => {
  const holder = editor.view.dom.closest(".prose-editor")
  holder.previousElementSibling?.matches(".pasted") && holder.previousElementSibling.remove()
  if (!text) return
  const notice = document.createElement("div")
  notice.className = "pasted"
  notice.setAttribute("role", "status")
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: say("paste.dismiss") })
  close.addEventListener("click", () => { notice.remove(); editor.commands.focus() })
  holder.before(notice)
  // A live region is read when its words come, not when it comes.
  requestAnimationFrame(() => notice.append(Object.assign(document.createElement("p"), { textContent: text }), close))
}

export const pasted = (editor, html) => {
  if (html.includes("data-pm-slice")) return html // our own text, moved
  const found = tidy(html)
  notify(editor, sentence(found))
  return found.html
}
