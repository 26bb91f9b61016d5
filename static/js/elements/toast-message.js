/** One polite live region for the whole page; shows what `announce` says. */
const SHOWN_MS = 3200;

class ToastMessage extends HTMLElement {
  #timer;

  connectedCallback() {
    document.addEventListener("announce", this);
  }

  disconnectedCallback() {
    document.removeEventListener("announce", this);
  }

  handleEvent({ detail: text }) {
    clearTimeout(this.#timer);
    this.textContent = "";
    // A frame later, so that the same words said twice are read out twice.
    requestAnimationFrame(() => {
      this.textContent = text;
      this.toggleAttribute("data-shown", true);
    });
    this.#timer = setTimeout(() => this.removeAttribute("data-shown"), SHOWN_MS);
  }
}

customElements.define("toast-message", ToastMessage);

/** Says a short sentence through the page's <toast-message>: seen for a moment, read out politely. */
export function announce(text) {
  document.dispatchEvent(new CustomEvent("announce", { detail: text }));
}
