import * as api from "./api.js";
import { count, say } from "./dom.js";
import { Face, label } from "./face.js";

/**
 * One string: the English words, the field, what is found in it, and what becomes of what is typed.
 *
 * `base` is what the file had when the words in the field were begun: the field is unsaved where it differs, and an
 * edit is sent with it, so that a newer file is never overwritten.
 */
export class Card {
    conflict = null; // the file's words, where they are neither `base` nor the field's
    aside = []; // typed words that were put away, to be had back, the last of them first
    refused = null; // {title, message, hint} of what could not be done
    restored = false; // the field has words that were kept from before
    sending = null; // what is under way to the file
    #again = false;
    #undoing = false;

    /**
     * `desk`: {locale: {id, lang, direction}, source, kept}, and what it is told by: saved(version), lost(),
     * showOnPage(key), entered(key), counted().
     */
    constructor(string, desk) {
        this.data = string;
        this.desk = desk;
        this.locale = desk.locale; // another may be chosen while a save is under way
        this.base = string.target;
        this.face = new Face(this);
        this.area.value = string.target;
        this.#listen();
        this.face.show();
        this.render();
    }

    get area() {
        return this.face.area;
    }

    get item() {
        return this.face.item;
    }

    get dirty() {
        return this.area.value !== this.base;
    }

    /** Somebody is needed here. */
    get waits() {
        const { findings, stale, state } = this.data;
        return this.dirty || this.conflict !== null || findings.length > 0 || stale || state === "missing";
    }

    #listen() {
        this.area.addEventListener("input", () => {
            this.refused = null;
            this.restored = false;
            this.#keep();
        });
        this.area.addEventListener("keydown", (event) => {
            // A string is one paragraph: Enter alone would put a line break into the file that no leaflet prints.
            if (event.key === "Enter" && !event.isComposing && !event.ctrlKey && !event.metaKey)
                event.preventDefault();
        });
        this.area.addEventListener("paste", (event) => {
            const pasted = event.clipboardData.getData("text/plain");
            if (!/[\r\n]/.test(pasted)) return;
            event.preventDefault();
            this.face.insert(pasted.trim().replace(/\s*[\r\n]+\s*/g, " "));
        });
        this.item.addEventListener("focusin", () => this.desk.entered(this.data.key));
    }

    render() {
        this.face.render();
        this.desk.counted();
    }

    /** Have the browser keep what is not in the file, then show it. */
    #keep() {
        const value = this.dirty ? this.area.value : null;
        if (value === null && this.aside.length === 0) this.desk.kept.drop(this.locale.id, this.data.key);
        else this.desk.kept.put(this.locale.id, this.data.key, { value, was: this.base, aside: this.aside });
        this.render();
    }

    /** Words kept by this tab before it was loaded again, or by one that has gone. */
    restore(entry) {
        if (entry.value !== null && entry.value !== this.data.target) {
            this.face.write(entry.value);
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
        if (same && this.sending === null && (this.dirty || this.base === string.target)) return;
        if (this.sending === string.target) this.base = string.target;
        if (!this.dirty) {
            this.base = string.target;
            this.face.write(string.target);
            this.conflict = null;
        } else if (this.area.value === string.target) {
            this.base = string.target;
            this.conflict = null;
        } else {
            this.#meet(this.base === string.target ? null : string.target);
        }
        this.face.show();
        this.#keep();
        if (string.findings.length > 0 && (string.findings.length !== known || !same)) this.#tellFindings();
    }

    #meet(other) {
        if (other !== null && other !== this.conflict) {
            const name = label(this.data.place);
            say(`${name} was changed elsewhere meanwhile. Nothing of yours is lost: choose below the field.`);
        }
        this.conflict = other;
    }

    #tellFindings() {
        const { findings, place } = this.data;
        say(`${label(place)}: ${count(findings.length, "finding")}. ${findings[0].message}`);
    }

    async save() {
        if (this.sending !== null) {
            this.#again = true;
            return;
        }
        if (this.conflict !== null) {
            this.face.note.querySelector("button").focus();
            say("Choose first: keep yours, or take the newer one.");
            return;
        }
        if (!this.dirty) {
            say("Nothing to save here.");
            return;
        }
        const sent = (this.sending = this.area.value);
        this.render();
        const { status, body } = await api.edit(this.locale.id, this.data.key, sent, this.base);
        this.sending = null;
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
            if (this.area.value === sent) this.face.write(this.base);
            this.data = { ...this.data, target: this.base, undo: body.undo ?? this.data.undo };
            say("Saved.");
        } else if (status === 409) this.#meet(body.current);
        else if (status === 0) say("Not saved: the preview has stopped. Your words are kept here.");
        else this.#refuse("Not saved", body);
        this.#keep();
        if (status === 0) this.desk.lost();
        if (status === 200) this.desk.saved(body.version);
    }

    #refuse(title, { message, hint }) {
        this.refused = { title, message, hint: hint ?? "" };
        say(`${title}: ${message}. ${this.refused.hint}`);
    }

    async undo() {
        if (this.#undoing) return;
        this.#undoing = true;
        const { status, body } = await api.undo(this.locale.id, this.data.key);
        this.#undoing = false;
        if (status === 200) {
            const typed = this.dirty; // meanwhile
            this.base = body.value;
            if (!typed) this.face.write(body.value);
            this.data = { ...this.data, target: body.value, undo: body.undo };
            say("Undone.");
            this.#keep();
            this.desk.saved(body.version);
        } else if (status === 0) this.desk.lost();
        else {
            this.#refuse("Not undone", body);
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
        this.aside = [this.area.value, ...this.aside];
        this.base = words;
        this.conflict = null;
        this.restored = false;
        this.face.write(words);
        this.area.focus();
        this.#keep();
        say("Your words are put aside; you can bring them back.");
    }

    bringBack() {
        const [words, ...others] = this.aside;
        this.aside = this.dirty ? [this.area.value, ...others] : others;
        this.face.write(words);
        this.area.focus();
        this.#keep();
    }

    forget() {
        this.aside = this.aside.slice(1);
        this.area.focus();
        this.#keep();
    }

    focus() {
        this.area.focus({ preventScroll: true });
        this.item.scrollIntoView({ block: "center" });
    }
}
