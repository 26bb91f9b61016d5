/** A menu over the page: arrows move, Enter chooses, Esc or a click elsewhere closes. */
import { element } from "./dom.js";

export class Menu {
  #entries = [];

  constructor(onClose) {
    this.element = element("div", {
      class: "grid-menu",
      popover: "auto",
      role: "menu",
      keydown: (event) => this.#onKey(event),
      toggle: (event) => event.newState === "closed" && onClose(),
    });
  }

  get isOpen() {
    return this.element.matches(":popover-open");
  }

  /**
   * Below an element, or above it where there is more room.
   * `groups`: `[{ label, entries: [{ label, run, checked, keys }] }]`; with `checked` an entry is one choice of several.
   */
  open(label, groups, beside) {
    this.close();
    this.#entries = [];
    this.element.setAttribute("aria-label", label);
    this.element.replaceChildren(...groups.map((group) => this.#group(group)));
    this.element.showPopover();
    place(this.element, beside.getBoundingClientRect());
    (this.#entries.find((entry) => entry.getAttribute("aria-checked") === "true") ?? this.#entries[0]).focus();
  }

  close() {
    if (this.isOpen) this.element.hidePopover();
  }

  #group({ label, entries }) {
    const heading = label ? element("span", { class: "grid-menu-label", "aria-hidden": "true" }, label) : null;
    return element("div", { role: "group", "aria-label": label }, heading, ...entries.map((entry) => this.#entry(entry)));
  }

  #entry({ label, run, checked, keys }) {
    const choice = checked !== undefined;
    const entry = element(
      "button",
      {
        type: "button",
        role: choice ? "menuitemradio" : "menuitem",
        "aria-checked": choice ? String(checked) : null,
        tabindex: -1,
        click: () => {
          this.close();
          run();
        },
      },
      element("span", {}, label),
      keys ? element("kbd", { "aria-hidden": "true" }, keys) : null,
    );
    this.#entries.push(entry);
    return entry;
  }

  #onKey(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const place = this.#entries.indexOf(document.activeElement);
    const target = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      Home: 0,
      End: -1,
    }[event.key];
    event.stopPropagation();
    if (event.key === "Tab") this.close();
    else if (target === undefined) return;
    else this.#entries.at(target % this.#entries.length).focus();
    event.preventDefault();
  }
}

function place(menu, box) {
  const { offsetWidth: width, offsetHeight: height } = menu;
  const left = Math.max(8, Math.min(box.left, innerWidth - width - 8));
  const below = box.bottom + height + 8 < innerHeight || box.top < height;
  const top = below ? Math.min(box.bottom + 2, innerHeight - height - 8) : box.top - height - 2;
  menu.style.left = `${left}px`;
  menu.style.top = `${Math.max(8, top)}px`;
}
