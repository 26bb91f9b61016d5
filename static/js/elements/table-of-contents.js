/** Marks the section being read, and folds the list away after a choice on a narrow screen. */
const WIDE = matchMedia("(min-width: 64rem)");
const READING_LINE = 1 / 3; // of the screen's height

class TableOfContents extends HTMLElement {
  #links = [...this.querySelectorAll('a[href^="#"]')].filter(link => headingOf(link));
  #current;
  #queued = false;

  connectedCallback() {
    addEventListener("scroll", this, { passive: true });
    addEventListener("resize", this, { passive: true });
    this.addEventListener("click", this);
    // A wide screen shows the list through CSS; assistive technology is told so too.
    if (WIDE.matches) this.#details.open = true;
    this.#mark();
  }

  disconnectedCallback() {
    removeEventListener("scroll", this);
    removeEventListener("resize", this);
  }

  handleEvent(event) {
    if (event.type === "click") {
      if (!WIDE.matches && event.target.closest("a")) this.#details.open = false;
    } else if (!this.#queued) {
      this.#queued = true;
      requestAnimationFrame(() => {
        this.#queued = false;
        this.#mark();
      });
    }
  }

  get #details() {
    return this.querySelector("details");
  }

  #mark() {
    const link = this.#links.findLast(link => headingOf(link).getBoundingClientRect().top <= innerHeight * READING_LINE);
    if (link === this.#current) return;
    this.#current?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "true");
    this.#current = link;
    const list = this.querySelector("nav");
    if (link && list.scrollHeight > list.clientHeight) list.scrollTop = link.offsetTop - list.clientHeight / 3;
  }
}

function headingOf(link) {
  return document.getElementById(decodeURIComponent(link.hash.slice(1)));
}

customElements.define("table-of-contents", TableOfContents);
