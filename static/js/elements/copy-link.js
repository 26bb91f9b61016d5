/**
 * Copies an address when pressed: the page's, or with a link inside, that of the place it leads to.
 * The link keeps working as a link.
 */
import { addressOf } from "../lib/address.js";
import { announce } from "../lib/announce.js";

class CopyLink extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this);
  }

  async handleEvent() {
    try {
      await navigator.clipboard.writeText(addressOf(document, this.querySelector("a")?.hash));
      announce("リンクをコピーしました");
    } catch {
      announce("コピーできませんでした。アドレス欄のURLをお使いください");
    }
  }
}

customElements.define("copy-link", CopyLink);
