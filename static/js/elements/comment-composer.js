/** Sends the form inside in place. What is typed stays on this device until the server has confirmed that submission. */
import { announce } from "./toast-message.js";
import { deliver, isStored, keep, kept } from "../lib/delivery.js";

const MAX_LENGTH = 5000;

class CommentComposer extends HTMLElement {
  #form = this.querySelector("form");
  #fields = this.#form.elements;
  #button = this.#form.querySelector("[type=submit]");
  #home = document.createComment("");
  #startedAt;
  #edited; // {url, capability} of the comment that is being edited; `draft`: what that settles

  connectedCallback() {
    if (this.#home.parentNode) return; // only moved
    this.before(this.#home);
    for (const type of ["input", "submit", "keydown", "click"]) this.addEventListener(type, this);
    const token = this.#fields.csrfmiddlewaretoken;
    if (token) this.append(token); // the session's, no part of a comment
    this.#wait(false);
    this.#begin();
    addEventListener("pageshow", ({ persisted }) => persisted && this.#begin());
  }

  handleEvent(event) {
    const about = event.target.closest("button")?.closest("[data-about]");
    if (event.type === "input") {
      this.#startedAt ??= performance.now();
      this.#save();
    } else if (event.type === "submit") {
      event.preventDefault();
      this.#send();
    } else if (event.type === "keydown") {
      if (event.isComposing || event.keyCode === 229) return;
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#form.requestSubmit();
    } else if (about?.dataset.about === "parent") this.#leave();
    else if (about) this.quote({});
  }

  reply(comment) {
    if (this.#isSending()) return;
    this.#edited = null;
    this.#moveTo(comment, `${comment.querySelector("h3").textContent}さんへの返信`, { parent: comment.id.slice(2) });
    this.#restore();
  }

  /** `target` is where a comment is rewritten: `{url, capability}`. */
  edit(comment, target, body) {
    if (this.#isSending()) return;
    this.#edited = target;
    this.#moveTo(comment, "コメントの編集", { body });
  }

  /** Writes about a passage `{block, text}`; an empty one takes it away. */
  quote(passage) {
    if (this.#isSending()) return;
    if (passage.text && (this.#edited || this.#fields.parent.value)) this.#moveHome({});
    this.#fields.passage_block.value = passage.block ?? "";
    this.#fields.passage_text.value = passage.text ?? "";
    this.#save();
    this.#fields.body.focus();
  }

  /** The browser may have brought back the text, and that without its id. */
  #begin() {
    const { value } = this.#fields.body;
    if (!this.#edited && (!value || value === kept(this.#draft())?.body)) this.#restore();
  }

  #moveTo(comment, title, values) {
    comment.after(this);
    this.#fill(values);
    this.#about("parent", title);
    this.#fields.body.focus();
  }

  /** A reply's words go along if none wait there: what it answers may be gone. */
  #leave() {
    if (this.#isSending()) return;
    const home = this.#draft(""), words = this.#edited || kept(home) ? {} : { ...this.#values, parent: "" };
    if (words.body) {
      keep(this.#draft(), null);
      keep(home, words);
    }
    this.#moveHome(words);
    this.#fields.body.focus();
  }

  #moveHome(values) {
    this.#edited = null;
    this.#home.after(this);
    this.#about("parent", "");
    this.#fill(values);
    this.#restore();
  }

  get #values() {
    return Object.fromEntries(new FormData(this.#form));
  }

  #fill(values) {
    for (const name in this.#values) this.#fields[name].value = values[name] ?? (name === "kind" ? "opinion" : "");
    this.#startedAt = null;
    this.#tell({});
    this.#show();
  }

  #draft(parent = this.#fields.parent.value) {
    return `draft:${this.dataset.page}:${parent}`;
  }

  #save() {
    const { body, submission_id, passage_text } = this.#fields;
    submission_id.value = body.value && (submission_id.value || crypto.randomUUID());
    if (!this.#edited) keep(this.#draft(), body.value || passage_text.value ? this.#values : null);
    this.#show();
  }

  #restore() {
    const draft = kept(this.#draft());
    if (!draft) return;
    const isDone = isStored(draft.submission_id);
    if (isDone) keep(this.#draft(), null);
    else announce("書きかけのコメントを戻しました");
    this.#fill(isDone ? { parent: draft.parent } : draft);
  }

  #show() {
    const length = [...this.#fields.body.value].length;
    this.#form.querySelector("#body-help span").textContent = length > MAX_LENGTH * .9 ? `いま${length.toLocaleString()}字です。` : "";
    this.#about("passage_text", this.#fields.passage_text.value);
    this.#form.querySelector("[data-about=parent] button").textContent = this.#edited ? "編集をやめる" : "返信をやめる";
    this.toggleAttribute("data-editing", !!this.#edited);
  }

  #about(name, words) {
    const about = this.#form.querySelector(`[data-about=${name}]`);
    about.hidden = !words;
    about.firstElementChild.textContent = words;
  }

  async #send() {
    if (this.#isSending()) return;
    this.#save();
    const values = this.#values, edited = this.#edited, draft = this.#draft();
    this.#tell({});
    this.#wait(true);
    const answer = await (edited
      ? deliver(edited.url, { body: values.body, capability: edited.capability })
      : deliver(this.#form.action, {
        ...values,
        parent: Number(values.parent) || null,
        passage: values.passage_text ? { block: values.passage_block, text: values.passage_text } : null,
        elapsed: Math.round(performance.now() - (this.#startedAt ?? 0)),
      }));
    this.#wait(false);
    if (answer?.code === 428) this.#confirm(edited);
    else if (answer?.id) this.#accepted(answer, values, edited, draft);
    else this.#tell(answer?.errors ?? { "": ["つながりませんでした。文章はこの端末に残っています。少し待って、もう一度送信してください。"] });
  }

  /** Goes to the page that asks to confirm. */
  #confirm(edited) {
    const form = this.#form, { action } = form;
    if (edited) {
      form.action = edited.url;
      form.addEventListener("formdata", ({ formData }) => formData.set("capability", edited.capability), { once: true });
    }
    form.submit();
    form.action = action;
  }

  #accepted(answer, values, edited, draft) {
    const { body, parent } = values, differs = answer.text_differs;
    // An earlier attempt had arrived after all, and the text has been changed since.
    keep(edited ? edited.draft : draft, differs ? { ...values, submission_id: "" } : null);
    this.#moveHome({});
    const { comment, own } = document.querySelector("comment-thread").show(answer, body, parent);
    if (differs) this.edit(comment, { ...own, draft }, body);
    else comment.focus();
    announce(answer.message);
  }

  /** Nothing else begins while a comment is on its way. */
  #isSending() {
    const { readOnly } = this.#fields.body;
    if (readOnly) announce(this.#button.textContent);
    return readOnly;
  }

  #wait(isSending) {
    this.#fields.body.readOnly = isSending;
    this.#button.ariaDisabled = isSending;
    this.#button.textContent = isSending ? "送信しています…" : "送信する";
  }

  /** `{field: [message]}` */
  #tell(errors) {
    let first;
    for (const place of this.#form.querySelectorAll(".error[id]")) {
      const name = place.id.slice(0, -6), message = errors[name]?.[0];
      place.textContent = message;
      place.hidden = !message;
      this.#fields[name].ariaInvalid = message ? "true" : null;
      if (message) first ??= this.#fields[name];
      errors = { ...errors, [name]: [] };
    }
    const others = Object.values(errors).flat().join(" "), notice = this.#form.querySelector(".notice");
    notice.hidden = !others;
    notice.lastElementChild.textContent = others;
    (others ? notice : first)?.focus();
  }
}

customElements.define("comment-composer", CommentComposer);
