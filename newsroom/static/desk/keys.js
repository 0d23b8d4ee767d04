// A key that was refused or forgotten is no error of the program: say so on the page instead of in the console.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.querySelector("#key-problem").hidden = false;
});
