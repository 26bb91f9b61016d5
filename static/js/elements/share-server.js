/** To the reader's own Mastodon or Misskey server; its name stays on this device. */
import { addressOf, titleOf } from "./sharing.js";
import { keep, kept } from "../lib/delivery.js";

class ShareServer extends HTMLElement {
  #input = this.querySelector("input");

  connectedCallback() {
    this.#input.value = kept("server") ?? "";
    this.addEventListener("submit", this);
  }

  handleEvent(event) {
    event.preventDefault();
    const { value } = this.#input; // a host's name and nothing else: the field's pattern sees to it
    keep("server", value);
    open(`https://${value}/share?text=${encodeURIComponent(`${titleOf()}\n${addressOf()}`)}`, "_blank", "noopener");
  }
}

customElements.define("share-server", ShareServer);
