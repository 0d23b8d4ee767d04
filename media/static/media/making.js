// Asks the desk whether the files of photos are made, until they are. `seen` gets {id, is_over, said, thumb} of each.
const PAUSE = 2000
const MOST_ASKED = 300 // ten minutes: then the page may be opened anew

export const ask = async (address, seen) => {
  for (let asked = 0; asked < MOST_ASKED; asked++) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
    let photos = []
    try {
      const response = await fetch(address, { headers: { Accept: "application/json" } })
      if (response.ok) ({ photos } = await response.json())
    } catch { continue } // the next time may go better
    photos.forEach(seen)
    if (photos.length && photos.every((photo) => photo.is_over)) return
  }
}

for (const place of document.querySelectorAll("[data-making]")) {
  place.setAttribute("aria-live", "polite")
  ask(place.dataset.making, (photo) => {
    place.textContent = photo.said
    if (photo.is_over && photo.thumb && !photo.said) place.closest(".making").replaceChildren(Object.assign(document.createElement("img"), { src: photo.thumb, alt: "", width: 160, height: 160 }))
  })
}
