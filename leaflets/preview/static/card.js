import * as api from "./api.js";
import { button, count, el, say } from "./dom.js";
import { marked, placeholders, shownDifference, utf16 } from "./words.js";

const STATES = { draft: "○ draft", checked: "✓ checked", approved: "✓✓ approved", missing: "∅ missing" };
const SEVERITIES = { error: "✕ To mend", warning: "△ To look at", note: "· Note", info: "· Note" };
let number = 0;

/** "list item" as a label: "List item". */
const label = (place) => (place.charAt(0).toUpperCase() + place.slice(1)).replaceAll("-", " ");

/**
 * One string: the English words, the field, what is found in it, and what becomes of what is typed.
 *
 * `base` is what the file had when the words in the field were begun: the field is unsaved where it differs, and an
 * edit is sent with it, so that a newer file is never overwritten.
 */
export class Card {
  conflict = null; // the file's words, where they are neither `base` nor the field's
  aside = null; // typed words that were put away, to be had back
  refused = null; // {message, hint} of the last save
  restored = false; // the field has words that were kept from before
  #sending = null;
  #again = false;
  #told = ""; // what the note is made from

  /** `desk`: {locale: {id, lang, direction}, source, kept, saved(version), lost(), showOnPage(key), entered(key), counted()} */
  constructor(string, desk) {
    this.data = string;
    this.desk = desk;
    this.locale = desk.locale; // another may be chosen while a save is under way
    this.base = string.target;
    this.#build(`s${number++}`);
    this.area.value = string.target;
    this.#show();
    this.render();
  }

  get dirty() {
    return this.area.value !== this.base;
  }

  get waits() {
    const { findings, stale, state } = this.data;
    return this.dirty || this.conflict !== null || findings.length > 0 || stale || state === "missing";
  }

  // --- what it is made of

  #build(id) {
    const { lang, direction } = this.locale;
    const words = { lang, dir: direction };
    const alone = this.locale.id === this.desk.source;
    this.badges = el("span", { class: "badges", id: `${id}-state` });
    this.show = button("Show on page", () => this.desk.showOnPage(this.data.key), { class: "quiet" });
    this.label = el("label", { for: id });
    this.name = el("code", { class: "key" });
    this.source = el("p", { id: `${id}-source`, class: "words", lang: this.desk.source, dir: "ltr" });
    this.sourcePrinted = el("p", { class: "printed" });
    this.former = el("div", { class: "former" });
    this.mirror = el("div", { class: "mirror", "aria-hidden": "true", ...words });
    this.area = el("textarea", {
      id, ...words, rows: 1, spellcheck: "true", autocomplete: "off",
      "aria-describedby": `${id}-source ${id}-state ${id}-findings ${id}-note`,
    });
    this.printed = el("p", { class: "printed" });
    this.lacking = el("p", { class: "lacking" });
    this.findings = el("ul", { class: "findings", id: `${id}-findings` });
    this.note = el("div", { class: "note", id: `${id}-note` });
    this.actions = el("div", { class: "actions" });
    this.item = el("li", { class: alone ? "string alone" : "string", "data-key": this.data.key },
      el("div", { class: "string-head" }, this.label, this.name, this.badges, this.show),
      el("div", { class: "pair" },
        el("div", { class: "source" }, this.source, this.sourcePrinted, this.former),
        el("div", { class: "target" }, el("div", { class: "field" }, this.mirror, this.area),
          this.printed, this.lacking, this.note, this.actions, this.findings)));
    this.saveButton = button("Save", () => this.save(), { class: "strong" });
    this.dropButton = button("Drop my change", () => this.putAside(this.base));
    this.undoButton = button("Undo last save", () => this.undo());
    this.unsaved = el("span", { class: "unsaved-mark" });
    this.actions.append(this.saveButton, this.dropButton, this.undoButton, this.unsaved);
    this.#listen();
  }

  #listen() {
    this.area.addEventListener("input", () => {
      this.refused = null;
      this.restored = false;
      this.#keep();
    });
    this.area.addEventListener("keydown", (event) => {
      // A string is one paragraph: Enter alone would put a line break into the file that no leaflet prints.
      if (event.key === "Enter" && !event.isComposing && !event.ctrlKey && !event.metaKey) event.preventDefault();
    });
    this.area.addEventListener("paste", (event) => {
      const pasted = event.clipboardData.getData("text/plain");
      if (!/[\r\n]/.test(pasted)) return;
      event.preventDefault();
      this.#insert(pasted.trim().replace(/\s*[\r\n]+\s*/g, " "));
    });
    this.item.addEventListener("focusin", () => this.desk.entered(this.data.key));
  }

  /** By the browser's own command, so that Ctrl+Z takes it back. */
  #insert(words) {
    this.area.focus();
    document.execCommand("insertText", false, words);
  }

  // --- what it shows

  /** What comes from the file. */
  #show() {
    const { data } = this;
    this.label.textContent = label(data.place);
    this.name.textContent = data.key.split("/").slice(1).join("/").replace(`${data.group}.`, "");
    this.name.title = `${data.file}, line ${data.line}`;
    this.source.replaceChildren(...marked(data.source));
    printed(this.sourcePrinted, data.source, data.source_shown, { lang: this.desk.source });
    this.badges.replaceChildren(...this.#badges());
    this.former.hidden = data.former === null;
    if (data.former !== null) {
      const change = shownDifference(data.former, data.source, this.desk.source);
      this.former.replaceChildren(el("p", { class: "caption" }, "The English has changed:"), el("p", { lang: this.desk.source }, change));
    }
    this.findings.replaceChildren(...data.findings.map(finding));
    this.findings.hidden = data.findings.length === 0;
    this.area.setAttribute("aria-invalid", String(data.findings.some((it) => it.severity === "error")));
    this.item.classList.toggle("safety", data.safety);
  }

  #badges() {
    const { state, lapses, stale, safety } = this.data;
    const [kind, words] = stale ? ["stale", "out of date"] : ["again", "to be checked again"];
    return [
      safety ? el("span", { class: "badge warning" }, "! warning") : null,
      el("span", { class: `badge ${state}` }, STATES[state] ?? state),
      lapses.length > 0 ? el("span", { class: `badge ${kind}` }, `↻ ${words}: ${lapses.join("; ")}`) : null,
    ].filter(Boolean);
  }

  /** What depends on the field. */
  render() {
    const { data, dirty } = this;
    const { lang, direction } = this.locale;
    const inside = this.item.contains(document.activeElement);
    const places = dirty ? [] : data.findings.filter((it) => it.end > it.start).map((it) => [utf16(data.target, it.start), utf16(data.target, it.end)]);
    this.mirror.replaceChildren(...marked(this.area.value, places), "\u200b");
    printed(this.printed, data.target, dirty ? "" : data.shown, { lang, dir: direction });
    this.#renderLacking();
    this.#renderNote();
    this.saveButton.hidden = this.dropButton.hidden = !dirty || this.conflict !== null;
    this.undoButton.hidden = dirty || !data.undo;
    this.saveButton.setAttribute("aria-disabled", String(this.#sending !== null));
    this.saveButton.textContent = this.#sending === null ? "Save" : "Saving …";
    this.unsaved.textContent = dirty ? "Not in the file yet" : "";
    this.actions.hidden = !dirty && !data.undo;
    this.item.classList.toggle("unsaved", dirty);
    // A button that has done its work goes; the focus stays at the string.
    const gone = !this.item.contains(document.activeElement) || document.activeElement.closest("[hidden]");
    if (inside && gone) this.area.focus({ preventScroll: true });
    this.desk.counted();
  }

  #renderLacking() {
    const has = placeholders(this.area.value);
    const lacking = this.data.state === "missing" && !this.dirty ? [] : placeholders(this.data.source).filter((name) => !has.includes(name));
    if (this.lacking.dataset.names === lacking.join()) return;
    this.lacking.dataset.names = lacking.join();
    this.lacking.hidden = lacking.length === 0;
    const offers = lacking.map((name) => button(name, () => this.#insert(name), { class: "name", "aria-label": `Put in ${name}` }));
    this.lacking.replaceChildren("Not in your words yet, put in: ", ...offers);
  }

  #renderNote() {
    const { lang, direction } = this.locale;
    const words = (text) => el("p", { class: "words", lang, dir: direction }, text);
    const told = JSON.stringify([this.conflict, this.conflict === null || this.base, this.refused, this.aside, this.restored]);
    if (told === this.#told) return;
    this.#told = told;
    let parts = [];
    if (this.conflict !== null) {
      parts = [
        el("p", {}, el("strong", {}, "Changed elsewhere meanwhile. "), "Your words are above. In the file there is now:"),
        words(this.conflict),
        el("p", { class: "caption" }, "What was changed there:"),
        words(shownDifference(this.base, this.conflict, lang)),
        el("div", { class: "actions" }, button("Keep mine", () => this.keepMine(), { class: "strong" }),
          button("Take the newer one", () => this.putAside(this.conflict))),
      ];
    } else if (this.refused !== null) {
      parts = [el("p", {}, el("strong", {}, "Not saved. "), `${this.refused.message} ${this.refused.hint ?? ""}`)];
    } else if (this.aside !== null) {
      parts = [
        el("p", {}, "Your other words are put aside:"), words(this.aside),
        el("div", { class: "actions" }, button("Bring them back", () => this.bringBack()), button("Forget them", () => this.forget())),
      ];
    } else if (this.restored) {
      parts = [el("p", {}, "These words were kept from before. They are not in the file yet.")];
    }
    this.note.hidden = parts.length === 0;
    this.note.replaceChildren(...parts);
    this.note.classList.toggle("conflict", this.conflict !== null);
  }

  // --- what becomes of it

  #set(words) {
    const { selectionStart, selectionEnd } = this.area;
    if (this.area.value === words) return;
    this.area.value = words;
    if (document.activeElement === this.area) this.area.setSelectionRange(selectionStart, selectionEnd);
  }

  /** Have the browser keep what is not in the file, then show it. */
  #keep() {
    const value = this.dirty ? this.area.value : null;
    if (value === null && this.aside === null) this.desk.kept.drop(this.locale.id, this.data.key);
    else this.desk.kept.put(this.locale.id, this.data.key, { value, was: this.base, aside: this.aside });
    this.render();
  }

  /** Words kept by this tab before it was loaded again, or by one that has gone. */
  restore(entry) {
    if (entry.value !== null && entry.value !== this.data.target) {
      this.#set(entry.value);
      this.base = entry.was;
      this.conflict = this.data.target === entry.was ? null : this.data.target;
      this.restored = true;
    }
    this.aside = entry.aside;
    this.#keep();
    this.desk.kept.forget(entry, this.locale.id, this.data.key);
  }

  /** What the file has now. Never touches unsaved words. */
  update(string) {
    const same = JSON.stringify(string) === JSON.stringify(this.data);
    const known = this.data.findings.length;
    this.data = string;
    if (same && this.#sending === null && (this.dirty || this.base === string.target)) return;
    if (this.#sending === string.target) this.base = string.target;
    if (!this.dirty) {
      this.base = string.target;
      this.#set(string.target);
      this.conflict = null;
    } else if (this.area.value === string.target) {
      this.base = string.target;
      this.conflict = null;
    } else {
      this.#meet(this.base === string.target ? null : string.target);
    }
    this.#show();
    this.#keep();
    if (string.findings.length > 0 && (string.findings.length !== known || !same)) this.#tellFindings();
  }

  #meet(other) {
    if (other !== null && other !== this.conflict) say(`${label(this.data.place)} was changed elsewhere meanwhile. Nothing of yours is lost: choose below the field.`);
    this.conflict = other;
  }

  #tellFindings() {
    const { findings, place } = this.data;
    say(`${label(place)}: ${count(findings.length, "finding")}. ${findings[0].message}`);
  }

  async save() {
    if (this.#sending !== null) {
      this.#again = true;
      return;
    }
    if (this.conflict !== null) {
      this.note.querySelector("button").focus();
      say("Choose first: keep yours, or take the newer one.");
      return;
    }
    if (!this.dirty) {
      say("Nothing to save here.");
      return;
    }
    const sent = (this.#sending = this.area.value);
    this.render();
    const { status, body } = await api.edit(this.locale.id, this.data.key, sent, this.base);
    this.#sending = null;
    this.#settle(status, body, sent);
    if (this.#again && status === 200 && this.dirty) {
      this.#again = false;
      await this.save();
    }
    this.#again = false;
  }

  #settle(status, body, sent) {
    this.refused = null;
    if (status === 200 || (status === 409 && body.current === sent)) {
      this.restored = false;
      this.base = body.value ?? sent;
      if (this.area.value === sent) this.#set(this.base);
      this.data = { ...this.data, target: this.base, undo: body.undo ?? this.data.undo };
      say("Saved.");
    } else if (status === 409) this.#meet(body.current);
    else if (status === 0) say("Not saved: the preview has stopped. Your words are kept here.");
    else {
      this.refused = body;
      say(`Not saved. ${body.message} ${body.hint ?? ""}`);
    }
    this.#keep();
    if (status === 0) this.desk.lost();
    if (status === 200) this.desk.saved(body.version);
  }

  async undo() {
    const { status, body } = await api.undo(this.locale.id, this.data.key);
    if (status === 200) {
      this.base = body.value;
      this.#set(body.value);
      this.data = { ...this.data, target: body.value, undo: body.undo };
      say("Undone.");
      this.#keep();
      this.desk.saved(body.version);
    } else if (status === 0) this.desk.lost();
    else {
      this.refused = body;
      say(`Not undone. ${body.message} ${body.hint ?? ""}`);
      this.render();
    }
  }

  keepMine() {
    this.base = this.conflict;
    this.conflict = null;
    this.area.focus();
    return this.save();
  }

  /** The field gets `words`, and what was typed can be had back. */
  putAside(words) {
    this.aside = this.area.value;
    this.base = words;
    this.conflict = null;
    this.restored = false;
    this.#set(words);
    this.area.focus();
    this.#keep();
    say("Your words are put aside; you can bring them back.");
  }

  bringBack() {
    const typed = this.dirty ? this.area.value : null;
    this.#set(this.aside);
    this.aside = typed;
    this.area.focus();
    this.#keep();
  }

  forget() {
    this.aside = null;
    this.area.focus();
    this.#keep();
  }

  focus() {
    this.area.focus({ preventScroll: true });
    this.item.scrollIntoView({ block: "center" });
  }
}

/** How a string with names in braces will be printed; said only where it differs from what is typed. */
function printed(place, raw, shown, attributes) {
  place.hidden = !shown || shown === raw;
  if (!place.hidden) place.replaceChildren(el("span", { class: "caption" }, "Printed: "), el("span", attributes, shown));
}

function finding({ code, severity, message, hint }) {
  return el("li", { class: severity }, el("strong", {}, `${SEVERITIES[severity] ?? severity}: `), `${message} `, el("code", {}, code), el("span", { class: "hint" }, hint ?? ""));
}
