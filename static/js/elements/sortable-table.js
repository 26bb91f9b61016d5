/**
 * Makes the headings marked `data-sortable` press to sort: largest first, then smallest first.
 * The attribute gives the two words that tell so, as in `data-sortable="大きい 小さい"`.
 * A cell's `data-value` is what is compared; without it, its words.
 */
import { announce } from "./toast-message.js";

class SortableTable extends HTMLElement {
  connectedCallback() {
    for (const heading of this.querySelectorAll("th[data-sortable]:not(:has(button))")) {
      heading.append(this.#buttonFor(heading));
    }
  }

  #buttonFor(heading) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...heading.childNodes, this.querySelector("template").content.cloneNode(true));
    button.addEventListener("click", () => this.#sortBy(heading));
    return button;
  }

  #sortBy(heading) {
    const descending = heading.ariaSort !== "descending";
    for (const other of this.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", descending ? "descending" : "ascending");

    const { cellIndex } = heading, valueOf = ({ dataset, textContent }) => dataset.value ?? textContent.trim();
    const body = this.querySelector("tbody");
    body.append(...[...body.rows].sort((a, b) => compareValues(valueOf(a.cells[cellIndex]), valueOf(b.cells[cellIndex]), descending)));
    const [most, least] = heading.dataset.sortable.split(" ");
    announce(`「${heading.textContent.trim()}」の${descending ? most : least}順に並べ替えました`);
  }
}

/** Compares two cells' values: numbers by size, words as Japanese sorts them; an empty value comes after all others. */
function compareValues(a, b, descending) {
  if (a === "" || b === "") return (a === "") - (b === "");
  const difference = isNaN(a) || isNaN(b) ? a.localeCompare(b, "ja", { numeric: true }) : a - b;
  return descending ? -difference : difference;
}

customElements.define("sortable-table", SortableTable);
