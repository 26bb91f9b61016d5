/** Asks for the unit of a column of numbers. */
import { element } from "./dom.js";

export class UnitQuestion {
  #done = () => {};

  constructor(id, onClose) {
    this.input = element("input", { id, type: "text", autocomplete: "off", maxlength: 40 });
    this.element = element(
      "div",
      {
        class: "grid-unit-question",
        popover: "auto",
        role: "dialog",
        "aria-label": "数値の単位",
        keydown: (event) => this.#onKey(event),
        toggle: (event) => event.newState === "closed" && onClose(),
      },
      element("label", { for: id }, "単位（例：トークン、億ドル）"),
      this.input,
      element("button", { type: "button", class: "button button-small", click: () => this.#answer() }, "決める"),
    );
  }

  open(unit, beside, done) {
    this.#done = done;
    this.input.value = unit;
    this.element.showPopover();
    const box = beside.getBoundingClientRect();
    this.element.style.left = `${Math.max(8, Math.min(box.left, innerWidth - this.element.offsetWidth - 8))}px`;
    this.element.style.top = `${Math.max(8, Math.min(box.bottom + 2, innerHeight - this.element.offsetHeight - 8))}px`;
    this.input.focus();
    this.input.select();
  }

  #onKey(event) {
    // Enter would send the whole form, also where it only confirms a conversion in some browsers.
    if (event.key !== "Enter" || event.target !== this.input) return;
    event.preventDefault();
    if (!(event.isComposing || event.keyCode === 229)) this.#answer();
  }

  #answer() {
    this.element.hidePopover();
    this.#done(this.input.value.trim());
  }
}
