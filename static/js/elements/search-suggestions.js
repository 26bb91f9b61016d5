/**
 * Offers names and titles that begin with what has been typed, as links to go to at once. The form below works without.
 * Keys and half-typed kana belong to the input method while it composes.
 */
const PAUSE = 180;

class SearchSuggestions extends HTMLElement {
  #timer;
  #asked;

  connectedCallback() {
    this.field = this.querySelector("input[name=q]");
    this.list = this.querySelector("[role=listbox]");
    Object.assign(this.field, { role: "combobox", ariaAutoComplete: "list", ariaExpanded: "false" });
    this.field.setAttribute("aria-controls", this.list.id);
    for (const type of ["input", "compositionend", "keydown", "blur"]) this.field.addEventListener(type, this);
    this.list.addEventListener("pointerdown", this);
    this.list.addEventListener("click", this);
  }

  handleEvent(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.type === "keydown") this.#press(event);
    else if (event.type === "blur") this.#close();
    else if (event.type === "pointerdown") event.preventDefault(); // the field keeps the focus
    else if (event.type === "click") this.#go(event.target.closest("[role=option]"));
    else this.#wait();
  }

  #wait() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(this.field.value.trim()), PAUSE);
  }

  async #ask(words) {
    this.#asked = words;
    if (!words) return this.#close();
    try {
      const response = await fetch(`${this.dataset.source}?q=${encodeURIComponent(words.slice(0, 100))}`);
      const { suggestions } = await response.json();
      // A later question may have been answered sooner, or the field been left.
      if (this.#asked === words && document.activeElement === this.field) this.#show(suggestions);
    } catch {
      this.#close();
    }
  }

  #show(suggestions) {
    this.list.replaceChildren(...suggestions.map(optionOf));
    this.list.hidden = !suggestions.length;
    this.field.ariaExpanded = String(!this.list.hidden);
    this.#select(null);
  }

  #press(event) {
    const options = [...this.list.children];
    const selected = options.findIndex((option) => option.ariaSelected === "true");
    if (this.list.hidden) return;
    if (event.key === "Escape") this.#close();
    else if (event.key === "Enter" && selected >= 0) this.#go(options[selected]);
    else if (event.key === "ArrowDown") this.#select(options[selected + 1] ?? null);
    else if (event.key === "ArrowUp") this.#select(selected < 0 ? options.at(-1) : (options[selected - 1] ?? null));
    else return;
    event.preventDefault();
  }

  #select(chosen) {
    for (const option of this.list.children) option.ariaSelected = String(option === chosen);
    if (chosen) this.field.setAttribute("aria-activedescendant", chosen.id);
    else this.field.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
  }

  #go(option) {
    if (option) location.assign(option.dataset.url);
  }

  #close() {
    clearTimeout(this.#timer);
    this.#asked = null;
    this.#show([]);
  }
}

function optionOf({ kind, label, url }, position) {
  const option = document.createElement("li");
  Object.assign(option, { role: "option", id: `suggestion-${position}` });
  option.dataset.url = url;
  option.append(part("kind", kind), part("label", label));
  return option;
}

function part(className, text) {
  return Object.assign(document.createElement("span"), { className, textContent: text });
}

customElements.define("search-suggestions", SearchSuggestions);
