/* Ways to hand on an address. */
import { announce } from "./toast-message.js";

/**
 * Copies an address when pressed: the one in `data-address`, that of the link inside, or the page's.
 * With `data-titled` the title goes before it. The link keeps working as a link.
 */
class CopyLink extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this);
  }

  async handleEvent() {
    const address = this.dataset.address ?? addressOf(this.querySelector("a")?.hash);
    const titled = "titled" in this.dataset;
    try {
      await navigator.clipboard.writeText(titled ? `${titleOf()} ${address}` : address);
      announce(titled ? "タイトルとURLをコピーしました" : "リンクをコピーしました");
    } catch {
      announce("コピーできませんでした。アドレス欄のURLをお使いください");
    }
  }
}

/** The device's own share sheet; hidden where there is none. */
class ShareSheet extends HTMLElement {
  connectedCallback() {
    this.hidden = !navigator.share;
    this.addEventListener("click", this);
  }

  handleEvent() {
    // Rejects when the reader changes their mind: nothing to tell.
    navigator.share({ title: document.title, url: addressOf() }).catch(() => {});
  }
}

/** The address to hand on: the canonical one where the page names it, without query, with the given hash. */
export function addressOf(hash = "") {
  const canonical = document.querySelector('link[rel="canonical"]')?.href;
  return (canonical ?? location.href.split(/[?#]/)[0]) + hash;
}

/** The page's own title, without the site's name. */
export function titleOf() {
  return document.querySelector('meta[property="og:title"]')?.content ?? document.title;
}

customElements.define("copy-link", CopyLink);
customElements.define("share-sheet", ShareSheet);
