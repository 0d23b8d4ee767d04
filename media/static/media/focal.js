// A click on the picture sets the focal point; a mark shows it. The two number fields stay usable without this.
"use strict"
document.addEventListener("DOMContentLoaded", () => {
  const picture = document.querySelector(".field-large picture")
  const fields = [document.getElementById("id_focal_x"), document.getElementById("id_focal_y")]
  if (!picture || fields.includes(null)) return
  const mark = document.createElement("span")
  mark.className = "focal-mark"
  picture.append(mark)
  const show = () => {
    mark.style.left = `${fields[0].value}%`
    mark.style.top = `${fields[1].value}%`
  }
  picture.addEventListener("click", (event) => {
    const box = picture.getBoundingClientRect()
    fields[0].value = Math.round(((event.clientX - box.left) / box.width) * 100)
    fields[1].value = Math.round(((event.clientY - box.top) / box.height) * 100)
    show()
  })
  for (const field of fields) field.addEventListener("input", show)
  show()
})
