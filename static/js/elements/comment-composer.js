/** Sends the form inside in place. What is typed stays on this device until the server has confirmed that submission. */
import { announce } from "../lib/announce.js";
import { deliver, keep, kept } from "../lib/delivery.js";

const MAX_LENGTH = 5000;

class CommentComposer extends HTMLElement {
  #form = this.querySelector("form");
  #fields = this.#form.elements;
  #button = this.#form.querySelector("[type=submit]");
  #home = document.createComment("");
  #startedAt;
  #edited; // {url, capability} of the comment that is being edited

  connectedCallback() {
    if (this.#home.parentNode) return; // only moved
    this.before(this.#home);
    for (const type of ["input", "submit", "keydown", "click"]) this.addEventListener(type, this);
    this.#wait(false);
    if (!this.#fields.body.value) this.#restore();
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
    } else if (about?.dataset.about === "parent") this.#moveHome();
    else if (about) this.quote({});
  }

  reply(comment) {
    this.#moveTo(comment, `${comment.querySelector("h3").textContent}さんへの返信`, { parent: comment.id.slice(2) });
    this.#restore();
  }

  /** `target` is where a comment is rewritten: `{url, capability}`. */
  edit(comment, target, body) {
    this.#edited = target;
    this.#moveTo(comment, "コメントの編集", { body });
  }

  /** Writes about a passage `{block, text}`; an empty one takes it away. */
  quote(passage) {
    if (passage.text) this.#moveHome();
    this.#fields.passage_block.value = passage.block ?? "";
    this.#fields.passage_text.value = passage.text ?? "";
    this.#save();
    this.#fields.body.focus();
  }

  #moveTo(comment, title, values) {
    comment.after(this);
    this.#fill(values);
    this.#about("parent", title);
    this.#fields.body.focus();
  }

  #moveHome() {
    if (!this.#edited && !this.#fields.parent.value) return;
    this.#edited = null;
    this.#home.after(this);
    this.#about("parent", "");
    this.#fill({});
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

  get #draft() {
    return `draft:${this.dataset.page}:${this.#fields.parent.value}`;
  }

  #save() {
    const { body, submission_id, passage_text } = this.#fields;
    if (body.value) submission_id.value ||= crypto.randomUUID();
    if (!this.#edited) keep(this.#draft, body.value || passage_text.value ? this.#values : null);
    this.#show();
  }

  #restore() {
    const draft = kept(this.#draft);
    if (!draft) return;
    this.#fill(draft);
    announce("書きかけのコメントを戻しました");
  }

  #show() {
    const length = [...this.#fields.body.value].length;
    this.#form.querySelector("#body-help span").textContent = length > MAX_LENGTH * .9 ? `いま${length.toLocaleString()}字です。` : "";
    this.#about("passage_text", this.#fields.passage_text.value);
    this.toggleAttribute("data-editing", !!this.#edited);
  }

  #about(name, words) {
    const about = this.#form.querySelector(`[data-about=${name}]`);
    about.hidden = !words;
    about.firstElementChild.textContent = words;
  }

  async #send() {
    if (this.#fields.body.readOnly) return; // it is on its way
    this.#save();
    const values = this.#values, edited = this.#edited;
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
    if (answer?.code === 428) this.#form.submit(); // to the page that asks to confirm
    else if (answer?.id) this.#accepted(answer, values);
    else this.#tell(answer?.errors ?? { "": ["つながりませんでした。文章はこの端末に残っています。少し待って、もう一度送信してください。"] });
  }

  #accepted(answer, { body, parent }) {
    if (!this.#edited) keep(this.#draft, null);
    this.#moveHome();
    if (!parent) this.#fill({});
    const { comment, own } = document.querySelector("comment-thread").show(answer, body, parent);
    // An earlier attempt had arrived after all, and the text has been changed since.
    if (answer.text_differs) this.edit(comment, own, body);
    else comment.focus();
    announce(answer.message);
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
