// The frame's width and colours; and links in it, which lead out of the preview, open beside it.
for (const root of document.querySelectorAll("[data-preview-frame]")) {
  const frame = root.querySelector("iframe")
  const settle = () => {
    const page = frame.contentDocument
    for (const link of page?.querySelectorAll("a[href]:not([href^='#'])") ?? []) link.target = "_blank"
    for (const form of page?.querySelectorAll("form") ?? []) form.target = "_blank"
  }
  frame.addEventListener("load", settle)
  if (frame.contentDocument?.readyState === "complete") settle()
  for (const [name, key] of [["preview-width", "width"], ["preview-scheme", "scheme"]]) {
    for (const input of root.querySelectorAll(`[name=${name}]`)) {
      const show = () => { if (input.checked) frame.dataset[key] = input.value }
      input.addEventListener("change", show)
      show() // a browser that comes back to the page keeps the choice
    }
  }
}
