/* Opens the photos of a gallery one after another over the page. Without it, each leads to its own page.
   The viewer itself is fetched when somebody first asks for it. */
const sheet = document.querySelector("[data-viewer]")
const links = sheet ? [...sheet.querySelectorAll("figure > a")] : []
const words = sheet?.dataset

/** The widest file there is, and all narrower ones to choose from. */
function slide(link) {
  const image = link.querySelector("img")
  const srcset = link.querySelector("source[type='image/webp']")?.srcset ?? ""
  const width = Number(srcset.match(/(\d+)w$/)?.[1] ?? image.width)
  const height = Math.round((width * image.getAttribute("height")) / image.getAttribute("width"))
  return { src: image.src, srcset, width, height, alt: image.alt, msrc: image.currentSrc, element: link }
}

function addCaption(viewer) {
  viewer.ui.registerElement({
    name: "caption",
    appendTo: "root",
    onInit(element) {
      element.setAttribute("aria-live", "polite")
      viewer.on("change", () => {
        const caption = links[viewer.currIndex].closest("figure").querySelector("figcaption")
        element.replaceChildren(...caption.cloneNode(true).childNodes)
      })
    },
  })
}

/** Both style sheets must be there before the first picture is measured. */
function load(address) {
  if (document.querySelector(`link[href="${address}"]`)) return Promise.resolve()
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address })
  document.head.append(link)
  return new Promise((done, failed) => Object.assign(link, { onload: done, onerror: failed }))
}

async function open(index) {
  const [{ default: PhotoSwipe }] = await Promise.all([import(words.viewer), ...words.styles.split(" ").map(load)])
  links[index].focus()
  const viewer = new PhotoSwipe({
    dataSource: links.map(slide),
    index,
    bgOpacity: 1,
    loop: false,
    returnFocus: false, // to the photo that was opened: we go to the one seen last
    closeTitle: words.close,
    zoomTitle: words.zoom,
    arrowPrevTitle: words.previous,
    arrowNextTitle: words.next,
    errorMsg: words.failed,
    paddingFn: size => ({ top: 56, bottom: Math.min(150, size.y / 4), left: 0, right: 0 }),
  })
  viewer.on("uiRegister", () => addCaption(viewer))
  viewer.on("afterInit", () => {
    viewer.element.setAttribute("aria-modal", "true")
    viewer.element.setAttribute("aria-label", words.name)
  })
  viewer.on("destroy", () => links[viewer.currIndex].focus())
  viewer.init()
}

sheet?.addEventListener("click", event => {
  const index = links.indexOf(event.target.closest("a"))
  if (index < 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  open(index).catch(() => { location.href = links[index].href })
})
