/**
 * Watches the wide table inside: `data-fits` when nothing is cut off, `data-more` while columns
 * remain to the right. Only a box that scrolls is a stop of the Tab key.
 */
class ScrollArea extends HTMLElement {
  #box = this.querySelector(".scroller");
  #sizes = new ResizeObserver(() => this.handleEvent());

  connectedCallback() {
    this.#sizes.observe(this.#box);
    this.#box.addEventListener("scroll", this, { passive: true });
  }

  disconnectedCallback() {
    this.#sizes.disconnect();
  }

  handleEvent() {
    const room = this.#box.scrollWidth - this.#box.clientWidth;
    this.toggleAttribute("data-fits", room < 2);
    this.toggleAttribute("data-more", room - this.#box.scrollLeft > 8);
    if (room < 2) this.#box.removeAttribute("tabindex");
    else this.#box.tabIndex = 0;
  }
}

customElements.define("scroll-area", ScrollArea);
