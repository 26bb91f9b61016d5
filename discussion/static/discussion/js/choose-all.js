/* One box that checks all of a list; without it each is checked alone. */
const all = document.querySelector("[data-choose-all]");
if (all) {
  all.hidden = false;
  all.addEventListener("change", () => {
    for (const box of document.querySelectorAll("input[name=chosen][type=checkbox]")) box.checked = all.checked;
  });
}
