/** Acts upon a thread in place, and draws this reader's own comments from the device while they wait. */
import { announce } from "./toast-message.js";
import { deliver, keep, kept } from "../lib/delivery.js";

class CommentThread extends HTMLElement {
  #key = `comments:${this.dataset.page}`;
  #own = kept(this.#key) ?? []; // {id, parent, body, capability, until, html: while it waits}

  connectedCallback() {
    this.addEventListener("click", this);
    this.#draw();
    this.#ask();
  }

  handleEvent(event) {
    const link = event.target.closest("[data-act]"), composer = document.querySelector("comment-composer");
    const act = link?.dataset.act, comment = link?.closest(".comment");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || act === "reply" && !composer) return;
    const own = this.#own.find(({ id }) => comment?.id === `c-${id}`);
    event.preventDefault();
    if (act === "reply") composer.reply(comment);
    else if (act === "vote") this.#vote(link);
    else if (act === "edit" && !composer) location.assign(urlOf(own, act));
    else if (act === "edit") composer.edit(comment, { ...own, url: urlOf(own, act) }, own.body);
    else if (act === "withdraw") this.#withdraw(own);
    else this.#load(link);
  }

  /** Draws what the server took as the reader's own. */
  show(answer, body, parent) {
    const { id, html, capability, editable_until: until } = answer;
    const own = { parent, ...this.#own.find(known => known.id === id), id, body, html: isWaiting(html) ? html : "" };
    if (capability) Object.assign(own, { capability, until });
    this.#remember(this.#own.filter(known => known.id !== id).concat(own));
    this.#place(html, own.parent);
    this.#adorn();
    return { comment: find(id), own: { ...own, url: urlOf(own, "edit") } };
  }

  #remember(own) {
    this.#own = own;
    keep(this.#key, own.slice(-50));
  }

  #place(html, parent) {
    const comment = parsed(html).firstElementChild, there = document.getElementById(comment.id);
    if (there) return there.replaceWith(comment);
    const answered = parent && find(parent)?.closest(".comment-list > li");
    const box = answered || this, name = answered ? "replies" : "comment-list";
    this.querySelector(".no-comments")?.remove();
    if (!box.querySelector(`.${name}`)) box.insertAdjacentHTML("beforeend", `<ol class="${name}" role="list"></ol>`);
    box.querySelector(`.${name}`).insertAdjacentHTML(answered ? "beforeend" : "afterbegin", `<li>${html}</li>`);
  }

  #draw() {
    for (const own of this.#own) {
      const there = find(own.id);
      if (there && !there.matches(".waiting")) own.html = "";
      if (!there && own.html) this.#place(own.html, own.parent);
    }
    this.#adorn();
  }

  #adorn() {
    for (const own of this.#own) {
      const comment = find(own.id);
      if (!comment || !own.capability || comment.matches(".gone")) continue;
      comment.querySelector(".own-acts")?.remove();
      const edit = Date.parse(own.until) > Date.now() ? button("edit", "編集する") : "";
      comment.insertAdjacentHTML("beforeend", `<p class="acts own-acts">${edit}${button("withdraw", "取り下げる")}</p>`);
    }
  }

  /** Asks what became of those that wait. */
  async #ask() {
    const waiting = this.#own.filter(({ html }) => html);
    if (!waiting.length) return;
    const capabilities = Object.fromEntries(waiting.map(({ id, capability }) => [id, capability]));
    const answer = await deliver("/discussion/comments/mine/", { capabilities });
    for (const { id, html, message } of answer?.comments ?? []) {
      if (isWaiting(html)) continue;
      const own = waiting.find(known => known.id === id);
      own.html = "";
      if (html) this.#place(html, own.parent);
      else find(id).querySelector(".why").textContent = message;
    }
    this.#remember(this.#own);
    this.#adorn();
  }

  async #vote(link) {
    if (link.ariaDisabled) return;
    link.ariaDisabled = "true";
    const answer = await deliver(link.href, {});
    if (answer?.votes == null) return location.assign(link.href);
    link.querySelector("b")?.remove();
    link.lastElementChild.insertAdjacentHTML("beforebegin", `<b>${Number(answer.votes)}</b>`);
    announce("「役に立った」を伝えました");
  }

  async #withdraw(own) {
    if (!confirm("このコメントを取り下げますか。元には戻せません。")) return;
    const url = urlOf(own, "withdraw"), answer = await deliver(url, { capability: own.capability });
    if (answer?.code === 428) return location.assign(url);
    if (answer?.code !== 200) return announce(Object.values(answer?.errors ?? {})[0]?.[0] ?? "つながりませんでした。少し待って、もう一度お試しください");
    this.#remember(this.#own.filter(known => known !== own));
    this.#place(answer.html);
    this.tabIndex = -1;
    this.focus();
    announce("コメントを取り下げました");
  }

  async #load(link) {
    const url = new URL(link.href);
    url.pathname += url.pathname.includes("/comments/") ? "replies/" : "comments/";
    const response = await fetch(url).catch(() => null);
    if (!response?.ok) return location.assign(link.href);
    const list = parsed(await response.text()).querySelector("ol");
    if (link.dataset.act === "order") this.#reorder(link, list);
    else {
      const fresh = [...list?.children ?? []].filter(({ firstElementChild: { id } }) => !id || !document.getElementById(id));
      link.closest("li").replaceWith(...fresh);
      fresh[0]?.firstElementChild.focus({ preventScroll: true });
      this.#adorn();
    }
  }

  #reorder(link, list) {
    const composer = this.querySelector("comment-composer"), beside = composer?.previousElementSibling.id;
    if (composer) this.after(composer); // or it would go with the list
    for (const other of this.querySelectorAll("[data-act=order]")) other.ariaCurrent = other === link ? "true" : null;
    this.querySelector(".comment-list:not(.own)").replaceWith(list ?? "");
    for (const own of this.querySelectorAll(".own .comment")) if (list?.querySelector(`#${own.id}`)) own.closest("li").remove();
    this.#draw();
    if (composer) document.getElementById(beside)?.after(composer);
  }
}

const find = id => document.getElementById(`c-${id}`);
const urlOf = ({ id }, act) => `/discussion/comments/${id}/${act}/`;
const button = (act, words) => `<button class="text-button" type="button" data-act="${act}">${words}</button>`;
const isWaiting = html => html.includes('"comment waiting"');

function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

customElements.define("comment-thread", CommentThread);
