/** The buttons above the grid, and the lines below it that say what happened and what could be better. */
import { element } from "./dom.js";
import { helpPopover } from "./help.js";

const SHOWN_ADVICE = 3;

export class Tools {
  #buttons;
  #toggle;
  #gridOnly;

  /** `on`: what each button does, by name. */
  constructor(id, on) {
    const help = helpPopover(`${id}-help`);
    this.#buttons = {
      undo: button("元に戻す", on.undo),
      redo: button("やり直す", on.redo),
      addRow: button("行を足す", on.addRow),
      addColumn: button("列を足す", on.addColumn),
    };
    this.#toggle = button("文字で編集", on.toggle);
    const helpButton = element("button", { type: "button", class: "button button-small button-secondary", popovertarget: help.id }, "操作のしかた");
    this.#gridOnly = [...Object.values(this.#buttons), helpButton];
    this.bar = element("div", { class: "grid-tools", role: "group", "aria-label": "表の操作" }, ...this.#gridOnly, this.#toggle, help);
    this.message = element("p", { class: "grid-message", role: "status" });
    this.advice = element("ul", { class: "grid-advice", "aria-label": "読みやすさの提案" });
  }

  /** `asText`: the plain lines are shown and not the grid. */
  draw({ readOnly, asText }) {
    this.bar.hidden = readOnly;
    for (const tool of this.#gridOnly) tool.hidden = asText;
    this.#toggle.textContent = asText ? "表で編集" : "文字で編集";
  }

  allow({ canUndo, canRedo }) {
    this.#buttons.undo.disabled = !canUndo;
    this.#buttons.redo.disabled = !canRedo;
  }

  say(words, { refused = false } = {}) {
    this.message.textContent = words;
    this.message.toggleAttribute("data-refused", refused);
  }

  /** Each piece of advice is a button that leads to its cell. */
  advise(found, goTo) {
    const severeFirst = found.toSorted((one, other) => Boolean(other.severe) - Boolean(one.severe));
    const lines = severeFirst.slice(0, SHOWN_ADVICE).map((one) =>
      element("li", { "data-severe": Boolean(one.severe) }, element("button", { type: "button", click: () => goTo(one) }, one.text)),
    );
    if (found.length > SHOWN_ADVICE) lines.push(element("li", {}, `ほか${found.length - SHOWN_ADVICE}か所`));
    this.advice.replaceChildren(...lines);
    this.advice.hidden = !lines.length;
  }
}

function button(label, click) {
  return element("button", { type: "button", class: "button button-small button-secondary", click }, label);
}
