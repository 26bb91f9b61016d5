/**
 * Copies an address when pressed: the page's, or with a link inside, that of the place it leads to, or the one in
 * `data-address`.
 * With `data-titled` the title goes before it. The link keeps working as a link.
 */
import { addressOf, titleOf } from "../lib/address.js";
import { announce } from "../lib/announce.js";

class CopyLink extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this);
  }

  async handleEvent() {
    const address = this.dataset.address ?? addressOf(document, this.querySelector("a")?.hash);
    const titled = "titled" in this.dataset;
    try {
      await navigator.clipboard.writeText(titled ? `${titleOf(document)} ${address}` : address);
      announce(titled ? "タイトルとURLをコピーしました" : "リンクをコピーしました");
    } catch {
      announce("コピーできませんでした。アドレス欄のURLをお使いください");
    }
  }
}

customElements.define("copy-link", CopyLink);
