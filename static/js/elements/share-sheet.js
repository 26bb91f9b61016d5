/** The device's own share sheet; hidden where there is none. */
import { addressOf } from "../lib/address.js";

class ShareSheet extends HTMLElement {
  connectedCallback() {
    this.hidden = !navigator.share;
    this.addEventListener("click", this);
  }

  handleEvent() {
    // Rejects when the reader changes their mind: nothing to tell.
    navigator.share({ title: document.title, url: addressOf(document) }).catch(() => {});
  }
}

customElements.define("share-sheet", ShareSheet);
