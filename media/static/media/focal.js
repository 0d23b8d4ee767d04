// The focal point on the picture: a click, a finger or the arrow keys set it, and the crops beside it follow.
// The two number fields stay usable without this.
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
const CROPS = [[3, 2], [16, 9], [1, 1]] // card, lead, thumb: see SPECS in media/renditions.py
const make = (tag, properties = {}) => Object.assign(document.createElement(tag), properties)

// As `crop_box` in media/imaging/geometry.py: the middle of the crop as near the point as the edges let it.
const slide = (part, percent) => {
  const start = Math.min(Math.max(0, percent / 100 - part / 2), 1 - part)
  return part < 1 ? (start / (1 - part)) * 100 : 50
}

const previews = (image) => {
  const place = make("div", { className: "focal-crops" })
  const shapes = CROPS.map(([width, height]) => {
    const figure = make("figure")
    const crop = make("img", { src: image.currentSrc || image.src, alt: "" })
    crop.style.aspectRatio = `${width} / ${height}`
    figure.append(crop, make("figcaption", { textContent: `${width}:${height}` }))
    place.append(figure)
    return [crop, width / height]
  })
  image.addEventListener("load", () => { for (const [crop] of shapes) crop.src = image.currentSrc })
  const follow = (x, y) => {
    const own = image.width / image.height || 1
    for (const [crop, ratio] of shapes) {
      crop.style.objectPosition = `${slide(Math.min(1, ratio / own), x)}% ${slide(Math.min(1, own / ratio), y)}%`
    }
  }
  return [place, follow]
}

const start = () => {
  const picture = document.querySelector(".field-large picture")
  const fields = [document.getElementById("id_focal_x"), document.getElementById("id_focal_y")]
  if (!picture || fields.includes(null)) return
  const image = picture.querySelector("img")
  const mark = make("button", { type: "button", className: "focal-mark" })
  const [crops, follow] = previews(image)
  picture.append(mark)
  document.querySelector(".field-focal_x, .field-focal_y")?.closest("fieldset").append(crops)
  const title = document.querySelector(".field-focal_x")?.closest("fieldset").querySelector("h2")?.textContent.trim() ?? ""
  const value = (field) => Math.min(100, Math.max(0, Number(field.value) || 0))
  const show = () => {
    mark.style.left = `${value(fields[0])}%`
    mark.style.top = `${value(fields[1])}%`
    mark.setAttribute("aria-label", `${title}: ${value(fields[0])}%, ${value(fields[1])}%`)
    follow(value(fields[0]), value(fields[1]))
  }
  const set = (values) => {
    fields.forEach((field, at) => { field.value = Math.round(Math.min(100, Math.max(0, values[at]))) })
    show()
  }
  picture.addEventListener("click", (event) => {
    if (event.target === mark) return
    const box = image.getBoundingClientRect()
    set([((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100])
  })
  mark.addEventListener("keydown", (event) => {
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    const far = event.shiftKey ? 10 : 1
    set(fields.map((field, at) => value(field) + step[at] * far))
  })
  for (const field of fields) field.addEventListener("input", show)
  image.addEventListener("load", show)
  show()
}
start()
