/** Comment on what is selected, or on a block by its ¶, or share it. The Tab key stops at the ¶ of headings only. */
import { addressOf, titleOf } from "./sharing.js";
import { announce } from "./toast-message.js";

const SHORTEST = 4, LONGEST = 300, SETTLED_MS = 250;

class PassageTools extends HTMLElement {
  #passage;
  #timer;
  #composer = document.querySelector("comment-composer");

  connectedCallback() {
    if (!this.#composer) this.firstElementChild.remove();
    for (const type of ["selectionchange", "keydown", "click"]) document.addEventListener(type, this);
    this.addEventListener("pointerdown", event => event.preventDefault()); // the selection stays
    for (const block of document.querySelectorAll(".section > :not(ul, ol), .section > :is(ul, ol) > li")) {
      const sign = Object.assign(document.createElement("button"), {
        type: "button", className: "passage-sign", ariaLabel: "この箇所にコメント・共有", tabIndex: block.matches("h2") ? 0 : -1,
      });
      block.classList.add("has-sign");
      block.append(sign);
    }
    this.#look();
  }

  handleEvent(event) {
    const { type, target } = event;
    if (type === "selectionchange") {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#look(), SETTLED_MS);
    } else if (type === "keydown") {
      if (event.key === "Escape" && !event.isComposing && event.keyCode !== 229) this.hidden = true;
    } else if (target.matches(".passage-sign")) {
      this.#offer(passageIn(target.parentElement), target);
      this.firstElementChild.focus();
    } else if (this.contains(target)) this.#act(target.dataset.act);
  }

  #look() {
    const selection = getSelection(), range = selection.rangeCount && selection.getRangeAt(0);
    const blocks = range && [range.startContainer, range.endContainer].map(node => (node.closest ? node : node.parentElement)?.closest(".section > *"));
    const words = blocks && blocks[0] && blocks[1] ? wordsOf(range.cloneContents()) : "";
    if (words.length >= SHORTEST) this.#offer(passageIn(blocks[0], words), range);
    else if (!this.contains(document.activeElement)) this.hidden = true;
  }

  #offer(passage, place) {
    const { left, bottom } = place.getBoundingClientRect();
    this.#passage = passage;
    this.hidden = false;
    this.style.insetBlockStart = `${bottom + scrollY + 8}px`;
    this.style.insetInlineStart = `${Math.max(8, Math.min(left, document.body.clientWidth - this.offsetWidth - 8))}px`;
  }

  #act(act) {
    const passage = this.#passage, url = addressOf(fragmentOf(passage));
    this.hidden = true;
    getSelection().removeAllRanges();
    if (act === "comment") this.#composer.quote({ ...passage, text: passage.text.slice(0, LONGEST) });
    else if (navigator.share) navigator.share({ title: titleOf(), url }).catch(() => {});
    else navigator.clipboard.writeText(url).then(() => announce("この箇所へのリンクをコピーしました"), () => announce("コピーできませんでした"));
  }
}

/** Without words of its own, the whole block. */
function passageIn(block, text = wordsOf(block.cloneNode(true))) {
  const anchor = block.id ? block : block.querySelector("[id^=s-]") ?? block.closest(".section").querySelector("[id^=s-]");
  return { block: anchor?.id ?? "", text };
}

/** The words without marks of sources, hidden ones and buttons. */
function wordsOf(piece) {
  for (const extra of piece.querySelectorAll(".reference, .visually-hidden, copy-link, button")) extra.remove();
  return piece.textContent.replace(/\s+/g, " ").trim();
}

/** As discussion/passages.py makes it. */
function fragmentOf({ block, text }) {
  const escaped = words => encodeURIComponent(words.trim()).replace(/[-!'()*]/g, sign => `%${sign.charCodeAt().toString(16)}`);
  return `#${block}:~:text=${text.length <= 60 ? escaped(text) : `${escaped(text.slice(0, 20))},${escaped(text.slice(-20))}`}`;
}

customElements.define("passage-tools", PassageTools);
