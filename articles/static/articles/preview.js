// The frame's width and colours; and links in it, which lead out of the preview, open beside it.
const WIDE = { desktop: 1280, tablet: 768, phone: 390 } // CSS pixels
const asked = new WeakMap() // a rule of the site's stylesheet → the colours it was written for

const paint = (rules, scheme) => {
  for (const rule of rules) {
    const media = asked.get(rule) ?? rule.media?.mediaText ?? ""
    if (media.includes("prefers-color-scheme")) {
      asked.set(rule, media)
      rule.media.mediaText = media.includes("dark") === (scheme === "dark") ? "all" : "not all"
    }
    if (rule.cssRules) paint(rule.cssRules, scheme)
  }
}

for (const root of document.querySelectorAll("[data-preview-frame]")) {
  const frame = root.querySelector("iframe")
  if (matchMedia("(max-width: 48rem)").matches) root.querySelector("[value=phone]").checked = true
  const show = () => {
    const page = frame.contentDocument
    if (!page?.body) return
    for (const sheet of page.styleSheets) paint(sheet.cssRules, frame.dataset.scheme)
    page.documentElement.style.colorScheme = frame.dataset.scheme
    for (const link of page.querySelectorAll("a[href]:not([href^='#'])")) link.target = "_blank"
    for (const form of page.querySelectorAll("form")) form.target = "_blank"
  }
  const stage = root.querySelector(".preview-stage")
  const fit = () => {
    const room = stage.clientWidth - parseFloat(getComputedStyle(stage).paddingInlineStart) * 2
    if (room <= 0) return // in a closed part of the page
    const { width } = frame.dataset
    const wide = width === "desktop" ? Math.max(WIDE.desktop, room) : WIDE[width]
    frame.style.setProperty("--wide", `${wide}px`)
    frame.style.setProperty("--scale", Math.min(1, room / wide))
  }
  new ResizeObserver(fit).observe(stage)
  frame.addEventListener("load", show)
  for (const key of ["width", "scheme"]) {
    for (const input of root.querySelectorAll(`[name=preview-${key}]`)) {
      const choose = () => {
        if (input.checked) frame.dataset[key] = input.value
        show()
        fit()
      }
      input.addEventListener("change", choose)
      choose() // a browser that comes back to the page keeps the choice
    }
  }
}
