// Our blocks for django-prose-editor: photo and gallery of the library, quotation with its speaker; and its words.
import {
  Blockquote as StockBlockquote, Extension, Link as StockLink, ListItem as StockListItem, Node, TableCell as StockTableCell,
  TableHeader as StockTableHeader, mergeAttributes, updateAttrsDialog,
} from "django-prose-editor/editor"
import { notify, pasted } from "./paste.js"
import { find, pick } from "./picker.js"

const words = window.deskWords ?? {}

// A photo's note is its permanent number.
const said = ({ label, note }) => [...new Set([label, note])].filter(Boolean).join(" · ")

// Enter goes on below the block of this name that holds the cursor: else nothing could be written after the last one of a text.
const below = (name) => ({ editor }) => {
  const { $from } = editor.state.selection
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name !== name) continue
    const after = $from.after(depth)
    return editor.chain().insertContentAt(after, { type: "paragraph" }).setTextSelection(after + 1).scrollIntoView().run()
  }
  return false
}

// A photo or gallery stands between the blocks of a text: the house's grammar (newsroom/lib/html.py) drops it from within one.
const place = (editor, figure) => {
  const { $from } = editor.state.selection
  const chain = editor.chain().focus()
  // The paragraph after it takes the cursor, or the next key would replace the figure.
  const blocks = [figure, { type: "paragraph" }]
  const is_between = $from.depth === 0 || ($from.depth === 1 && $from.parent.type.name === "paragraph")
  return (is_between ? chain.insertContent(blocks) : chain.insertContentAt($from.after(1), blocks)).run()
}

// A figure that holds only a number of the library; its caption is this text's own.
const placed = (name, icon) =>
  Node.create({
    name,
    group: "block",
    content: "inline*",
    draggable: true,
    isolating: true,
    addOptions: () => ({ url: "" }),
    addAttributes: () => ({
      number: { parseHTML: (element) => element.getAttribute(`data-${name}`), renderHTML: ({ number }) => ({ [`data-${name}`]: number }) },
    }),
    addKeyboardShortcuts: () => ({ Enter: below(name) }),
    parseHTML: () => [{ tag: `figure[data-${name}]`, contentElement: (figure) => figure.querySelector("figcaption") ?? document.createElement("figcaption"), priority: 100 }],
    renderHTML: ({ HTMLAttributes }) => ["figure", mergeAttributes(HTMLAttributes), ["figcaption", 0]],
    addNodeView() {
      return ({ node }) => {
        const dom = document.createElement("figure")
        dom.className = `placed placed-${name}`
        const shown = document.createElement("div")
        shown.contentEditable = "false"
        const contentDOM = document.createElement("figcaption")
        contentDOM.dataset.hint = words.caption ?? ""
        dom.append(shown, contentDOM)
        find(this.options.url, { id: node.attrs.number }).then(([thing]) => {
          if (thing?.thumb) shown.append(Object.assign(document.createElement("img"), { src: thing.thumb, alt: "", width: 160, height: 160 }))
          shown.append(Object.assign(document.createElement("span"), { textContent: thing ? said(thing) : `№ ${node.attrs.number}?` }))
        })
        return {
          dom,
          contentDOM,
          update: (changed) => changed.type === node.type && changed.attrs.number === node.attrs.number,
          // Or the editor would draw the figure anew when its picture arrives, for ever.
          ignoreMutation: (mutation) => mutation.type !== "selection" && !contentDOM.contains(mutation.target),
        }
      }
    },
    addMenuItems({ buttons, menu }) {
      const { url } = this.options
      menu.defineItem({
        name,
        groups: "library",
        button: buttons.material(icon, words[name]),
        command: async (editor) => {
          const thing = await pick(url, words[name])
          if (thing) place(editor, { type: name, attrs: { number: String(thing.id) } })
        },
      })
    },
  })

export const Photo = placed("photo", "photo")
export const Gallery = placed("gallery", "photo_library")

export const QuoteFooter = Node.create({
  name: "quoteFooter",
  content: "inline*",
  // Required, so that Enter at the end of a quotation makes a paragraph and never a footer.
  addAttributes: () => ({ written: { isRequired: true, rendered: false, parseHTML: () => true } }),
  addKeyboardShortcuts() {
    return { Enter: (given) => given.editor.isActive(this.name) && below("blockquote")(given) }
  },
  parseHTML: () => [{ tag: "blockquote > footer" }],
  renderHTML: () => ["footer", 0],
})

export const Blockquote = StockBlockquote.extend({
  content: "(paragraph | bulletList | orderedList | table)+ quoteFooter?",
  addOptions() {
    return { ...this.parent?.(), url: "" }
  },
  addAttributes: () => ({
    speaker: {
      default: null,
      parseHTML: (element) => element.dataset.speaker || null,
      renderHTML: ({ speaker }) => (speaker ? { "data-speaker": speaker } : {}),
    },
  }),
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement("blockquote")
      const contentDOM = document.createElement("div")
      const label = Object.assign(document.createElement("div"), { className: "speaker", contentEditable: "false" })
      dom.append(contentDOM, label)
      let shown
      const show = async ({ speaker }) => {
        if (speaker === shown) return
        shown = speaker
        const [official] = speaker ? await find(this.options.url, { id: speaker }) : []
        label.textContent = official ? `— ${official.label}` : ""
      }
      show(node.attrs)
      return {
        dom,
        contentDOM,
        update: (changed) => changed.type === node.type && (show(changed.attrs), true),
        ignoreMutation: (mutation) => mutation.type !== "selection" && !contentDOM.contains(mutation.target),
      }
    }
  },
  addMenuItems({ buttons, menu }) {
    const { url } = this.options
    menu.defineItem({
      name: "quotation",
      groups: "quotation",
      button: buttons.material("format_quote", words.blockquote),
      command: (editor) => editor.chain().focus().toggleBlockquote().run(),
      active: (editor) => editor.isActive("blockquote"),
    })
    menu.defineItem({
      name: "speaker",
      groups: "quotation",
      button: buttons.material("record_voice_over", words.speaker),
      enabled: (editor) => editor.isActive("blockquote"),
      command: async (editor) => {
        const official = await pick(url, words.speaker)
        if (official) editor.chain().focus().updateAttributes("blockquote", { speaker: String(official.id) }).run()
      },
    })
  },
})

const PIECES = "(paragraph | bulletList | orderedList)"
export const ListItem = StockListItem.extend({ content: `paragraph ${PIECES}*` })
export const TableCell = StockTableCell.extend({ content: `${PIECES}+` })
export const TableHeader = StockTableHeader.extend({ content: `${PIECES}+` })

// The stock dialog also asks for a title, which the house does not keep.
export const Link = StockLink.extend({
  addCommands() {
    return {
      ...this.parent?.(),
      addLink: () => ({ editor }) => {
        if (editor.state.selection.empty && !editor.isActive("link")) return false
        const ask = updateAttrsDialog({ href: { type: "string", title: words.URL } }, { title: words.link })
        ask(editor, editor.getAttributes("link")).then((attributes) => {
          if (attributes?.href) editor.chain().focus().extendMarkRange("link").setMark("link", { href: attributes.href }).run()
        })
        return true
      },
    }
  },
})

export const Paste = Extension.create({
  name: "tidyPaste",
  transformPastedHTML(html) {
    return pasted(this.editor, html)
  },
})

// The stock menu speaks English only.
const STOCK = { "heading 2": "heading2", "heading 3": "heading3", "insert link": "link", "remove link": "unlink", "unordered list": "bulletList", "ordered list": "orderedList", undo: "history:undo", redo: "history:redo" }
const translated = (text) => words[STOCK[text] ?? text]
const OPTIONS = { heading2: "heading2", heading3: "heading3", paragraph: "paragraph" }

const nameMenu = (root) => {
  for (const button of root.querySelectorAll("button[title], button[aria-label]")) {
    const text = translated(button.title) ?? translated(button.getAttribute("aria-label"))
    if (!text) continue
    button.title = text
    button.setAttribute("aria-label", text)
  }
  for (const option of root.querySelectorAll("button[data-name]")) {
    const name = OPTIONS[option.dataset.name]
    if (name && option.firstElementChild) option.firstElementChild.textContent = words[name]
  }
}

// The stock menu marks what can't be done now by a class alone.
const sayState = (root) => {
  for (const button of root.querySelectorAll(".prose-menubar__button")) {
    button.setAttribute("aria-disabled", button.classList.contains("disabled"))
  }
}

// What may be chosen in a dialog is English in the stock script, past `gettext`; its value has to stay what it was.
document.addEventListener("focusin", ({ target }) => {
  for (const option of target.closest(".prose-editor-dialog")?.querySelectorAll("option") ?? []) {
    option.value = option.value
    option.textContent = words[option.value] ?? option.textContent
  }
})

document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  const root = textarea.closest(".prose-editor")
  editor.on("create", () => { // the menu is built on the same event, before
    nameMenu(root)
    sayState(root)
    const menu = root.querySelector(".prose-menubar")
    if (menu) new MutationObserver(() => sayState(root)).observe(menu, { subtree: true, attributeFilter: ["class"] })
  })
  const label = document.querySelector(`label[for="${textarea.id}"]`)
  const surface = editor.view.dom
  surface.setAttribute("aria-label", label?.textContent.trim().replace(/:$/, "") ?? words.paragraph)
  surface.setAttribute("lang", textarea.lang)
  surface.setAttribute("spellcheck", "true")
  surface.addEventListener("paste", ({ clipboardData }) => {
    if (clipboardData?.files.length && !clipboardData.getData("text/html")) notify(editor, words["paste.file"])
  })
})
