import { button, el } from "./dom.js";
import { marked, placeholders, shownDifference, utf16 } from "./words.js";

const STATES = { draft: "○ draft", checked: "✓ checked", approved: "✓✓ approved", missing: "∅ missing" };
const SEVERITIES = { error: "✕ To mend", warning: "△ To look at", info: "· Note" };
let number = 0;

/** "item of a list" as a label: "Item of a list". */
export const label = (place) => place.charAt(0).toUpperCase() + place.slice(1);

/** What is seen and heard of a card's string; what its buttons do is the card's. */
export class Face {
    #told = ""; // what the note is made from

    constructor(card) {
        this.card = card;
        this.words = { lang: card.locale.lang, dir: card.locale.direction };
        this.english = { lang: card.desk.source, dir: "ltr" };
        const id = `s${number++}`;
        this.#head(id);
        this.#source(id);
        this.#target(id);
        const alone = card.locale.id === card.desk.source;
        this.item = el(
            "li",
            { class: alone ? "string alone" : "string", "data-key": card.data.key },
            el("div", { class: "string-head" }, this.label, this.name, this.badges, this.toPage),
            el("div", { class: "pair" }, this.source, this.target),
        );
    }

    #head(id) {
        const { card } = this;
        this.label = el("label", { for: id });
        this.name = el("code", { class: "key" });
        this.badges = el("span", { class: "badges", id: `${id}-state` });
        this.toPage = button("Show on page", () => card.desk.showOnPage(card.data.key), { class: "quiet" });
    }

    #source(id) {
        this.sourceWords = el("p", { id: `${id}-source`, class: "words", ...this.english });
        this.sourcePrinted = el("p", { class: "printed" });
        this.former = el("div", { class: "former" });
        this.source = el("div", { class: "source" }, this.sourceWords, this.sourcePrinted, this.former);
    }

    #target(id) {
        const { card } = this;
        this.mirror = el("div", { class: "mirror", "aria-hidden": "true", ...this.words });
        this.area = el("textarea", {
            id,
            ...this.words,
            rows: 1,
            spellcheck: "true",
            autocomplete: "off",
            "aria-describedby": `${id}-source ${id}-state ${id}-findings ${id}-note`,
        });
        this.printed = el("p", { class: "printed" });
        this.lacking = el("p", { class: "lacking" });
        this.note = el("div", { class: "note", id: `${id}-note` });
        this.saveButton = button("Save", () => card.save(), { class: "strong" });
        this.dropButton = button("Drop my change", () => card.putAside(card.base));
        this.undoButton = button("Undo last save", () => card.undo());
        this.unsaved = el("span", { class: "unsaved-mark" });
        const buttons = [this.saveButton, this.dropButton, this.undoButton, this.unsaved];
        this.actions = el("div", { class: "actions" }, ...buttons);
        this.findings = el("ul", { class: "findings", id: `${id}-findings` });
        const field = el("div", { class: "field" }, this.mirror, this.area);
        const below = [this.printed, this.lacking, this.note, this.actions, this.findings];
        this.target = el("div", { class: "target" }, field, ...below);
    }

    /** What comes from the file. */
    show() {
        const { data } = this.card;
        this.label.textContent = label(data.place);
        this.name.textContent = data.key.split("/").slice(1).join("/").replace(`${data.group}.`, "");
        this.name.title = `${data.file}, line ${data.line}`;
        this.sourceWords.replaceChildren(...marked(data.source));
        showPrinted(this.sourcePrinted, data.source, data.source_shown, this.english);
        this.badges.replaceChildren(...badges(data));
        this.former.hidden = data.former === null;
        if (data.former !== null) {
            const change = el(
                "p",
                this.english,
                shownDifference(data.former, data.source, this.english.lang),
            );
            this.former.replaceChildren(el("p", { class: "caption" }, "The English has changed:"), change);
        }
        this.findings.replaceChildren(...data.findings.map(finding));
        this.findings.hidden = data.findings.length === 0;
        this.area.setAttribute("aria-invalid", String(data.findings.some((it) => it.severity === "error")));
        this.item.classList.toggle("safety", data.safety);
    }

    /** What depends on the field. */
    render() {
        const { data, dirty, conflict, sending } = this.card;
        const inside = this.item.contains(document.activeElement);
        this.mirror.replaceChildren(...marked(this.area.value, dirty ? [] : places(data)), "\u200b");
        showPrinted(this.printed, data.target, dirty ? "" : data.shown, this.words);
        this.#renderLacking();
        this.#renderNote();
        this.saveButton.hidden = this.dropButton.hidden = !dirty || conflict !== null;
        this.saveButton.setAttribute("aria-disabled", String(sending !== null));
        this.saveButton.textContent = sending === null ? "Save" : "Saving …";
        this.undoButton.hidden = dirty || !data.undo;
        this.unsaved.textContent = dirty ? "Not in the file yet" : "";
        this.actions.hidden = !dirty && !data.undo;
        this.item.classList.toggle("unsaved", dirty);
        // A button that has done its work goes; the focus stays at the string.
        const gone =
            !this.item.contains(document.activeElement) || document.activeElement.closest("[hidden]");
        if (inside && gone) this.area.focus({ preventScroll: true });
    }

    #renderLacking() {
        const { data, dirty } = this.card;
        const has = placeholders(this.area.value);
        const untouched = data.state === "missing" && !dirty;
        const lacking = untouched ? [] : placeholders(data.source).filter((name) => !has.includes(name));
        if (this.lacking.dataset.names === lacking.join()) return;
        this.lacking.dataset.names = lacking.join();
        this.lacking.hidden = lacking.length === 0;
        const offer = (name) =>
            button(name, () => this.insert(name), { class: "name", "aria-label": `Put in ${name}` });
        this.lacking.replaceChildren("Not in your words yet, put in: ", ...lacking.map(offer));
    }

    #renderNote() {
        const { conflict, base, refused, aside, restored } = this.card;
        const told = JSON.stringify([conflict, conflict === null || base, refused, aside, restored]);
        if (told === this.#told) return;
        this.#told = told;
        const parts = this.#noteParts();
        this.note.hidden = parts.length === 0;
        this.note.replaceChildren(...parts);
        this.note.classList.toggle("conflict", conflict !== null);
    }

    /** One thing at a time: what has to be decided goes before what is only told. */
    #noteParts() {
        const { card } = this;
        const words = (text) => el("p", { class: "words", ...this.words }, text);
        const buttons = (...all) => el("div", { class: "actions" }, ...all);
        if (card.conflict !== null) {
            const told = "Your words are above. In the file there is now:";
            return [
                el("p", {}, el("strong", {}, "Changed elsewhere meanwhile. "), told),
                words(card.conflict),
                el("p", { class: "caption" }, "What was changed there:"),
                words(shownDifference(card.base, card.conflict, this.words.lang)),
                buttons(
                    button("Keep mine", () => card.keepMine(), { class: "strong" }),
                    button("Take the newer one", () => card.putAside(card.conflict)),
                ),
            ];
        }
        if (card.refused !== null) {
            const { title, message, hint } = card.refused;
            return [el("p", {}, el("strong", {}, `${title}: `), `${message}. ${hint}`)];
        }
        if (card.aside.length > 0) {
            return [
                el("p", {}, "Your other words are put aside:"),
                words(card.aside[0]),
                buttons(
                    button("Bring them back", () => card.bringBack()),
                    button("Forget them", () => card.forget()),
                ),
            ];
        }
        return card.restored
            ? [el("p", {}, "These words were kept from before. They are not in the file yet.")]
            : [];
    }

    /** By the browser's own command, so that Ctrl+Z takes it back. */
    insert(words) {
        this.area.focus();
        document.execCommand("insertText", false, words);
    }

    /** The field's words, with the caret where it was. */
    write(words) {
        const { selectionStart, selectionEnd } = this.area;
        if (this.area.value === words) return;
        this.area.value = words;
        if (document.activeElement === this.area) this.area.setSelectionRange(selectionStart, selectionEnd);
    }
}

function badges({ state, lapses, stale, safety }) {
    const [kind, words] = stale ? ["stale", "out of date"] : ["again", "to be checked again"];
    const made = [el("span", { class: `badge ${state}` }, STATES[state] ?? state)];
    if (safety) made.unshift(el("span", { class: "badge warning" }, "! warning"));
    if (lapses.length > 0)
        made.push(el("span", { class: `badge ${kind}` }, `↻ ${words}: ${lapses.join("; ")}`));
    return made;
}

/** Where findings lie in the string, in UTF-16. */
const places = ({ target, findings }) =>
    findings.filter((it) => it.end > it.start).map((it) => [utf16(target, it.start), utf16(target, it.end)]);

/** How a string with names in braces will be printed; said only where it differs from what is typed. */
function showPrinted(place, raw, shown, attributes) {
    place.hidden = !shown || shown === raw;
    if (!place.hidden) {
        place.replaceChildren(el("span", { class: "caption" }, "Printed: "), el("span", attributes, shown));
    }
}

function finding({ code, severity, message, hint }) {
    const kind = el("strong", {}, `${SEVERITIES[severity] ?? severity}: `);
    const told = [kind, `${message} `, el("code", {}, code), el("span", { class: "hint" }, hint ?? "")];
    return el("li", { class: severity }, ...told);
}
