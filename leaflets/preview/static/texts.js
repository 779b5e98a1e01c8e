import { byId, button, count, el } from "./dom.js";
import { Card } from "./card.js";

const NAMED = {
    leaflet: "Head of the leaflet",
    safety: "Warnings that all leaflets share",
    pictures: "Words of the pictures",
    locale: "Fixed words of the language",
    gone: "Not in this text any more",
};
const FILTERS = {
    all: () => true,
    findings: (card) => card.data.findings.length > 0,
    open: (card) => card.data.state === "missing" || card.data.stale,
    safety: (card) => card.data.safety,
    unsaved: (card) => card.dirty || card.conflict !== null,
};

/** All strings of a text, made once and brought up to date by key. */
export class Texts {
    cards = new Map();
    #order = "";
    #problems = "[]";
    #titles = []; // [card of a heading, the place where its translation is shown]

    constructor(desk) {
        this.desk = desk;
        byId("filter").addEventListener("change", () => this.filter());
        // A browser shows the line of the caret; whoever comes by Tab wants to see the whole string.
        byId("groups").addEventListener("keyup", (event) => {
            if (event.key === "Tab") event.target.closest("li.string")?.scrollIntoView({ block: "nearest" });
        });
    }

    clear() {
        this.cards.clear();
        this.#order = "";
        this.#problems = "[]";
        byId("groups").replaceChildren();
        byId("text-problems").replaceChildren();
        byId("filter").value = "all";
    }

    /** `kept`: what the browser kept of this locale, by key; only where the text is shown for the first time. */
    show(answer, kept = new Map()) {
        const { strings } = answer;
        for (const string of strings) {
            const card = this.cards.get(string.key);
            if (card) card.update(string);
            else this.#add(string, kept.get(string.key));
        }
        this.#arrange(strings);
        for (const [card, place] of this.#titles) place.textContent = card.data.target;
        summarise(answer, this.cards);
        const problems = JSON.stringify(answer.problems);
        if (problems !== this.#problems) showProblems(byId("text-problems"), answer.problems);
        this.#problems = problems;
    }

    #add(string, entry) {
        const card = new Card(string, this.desk);
        this.cards.set(string.key, card);
        if (entry) card.restore(entry);
    }

    /** Put the cards into their groups; only where keys came, went or moved, since that moves the focus. */
    #arrange(strings) {
        const order = strings.map(({ group, key }) => `${group} ${key}`).join("\n");
        if (order === this.#order) return;
        this.#order = order;
        const here = new Set(strings.map(({ key }) => key));
        const groups = new Map();
        for (const { group, key } of strings)
            groups.set(group, [...(groups.get(group) ?? []), this.cards.get(key)]);
        for (const [key, card] of this.cards) {
            if (here.has(key)) continue;
            if (card.dirty || card.aside.length > 0)
                groups.set("gone", [...(groups.get("gone") ?? []), card]);
            else this.cards.delete(key);
        }
        this.#titles = [];
        const focused = document.activeElement;
        byId("groups").replaceChildren(...[...groups].map(([group, cards]) => this.#group(group, cards)));
        if (focused?.isConnected && focused !== document.activeElement)
            focused.focus({ preventScroll: true });
    }

    #group(group, cards) {
        const { lang, direction, id } = this.desk.locale;
        const heading = cards.find((card) => card.data.key.endsWith(`/${group}.heading`));
        const title = el(
            "h3",
            {},
            heading
                ? el("span", { lang: this.desk.source }, heading.data.source)
                : (NAMED[group] ?? plain(group)),
        );
        if (heading && id !== this.desk.source) {
            const translated = el("span", { class: "translated", lang, dir: direction });
            title.append(" ", translated);
            this.#titles.push([heading, translated]);
        }
        return el("section", { class: "group" }, title, el("ol", {}, ...cards.map((card) => card.item)));
    }

    /** Only when asked: a string that is being edited never vanishes under the fingers. */
    filter(name = byId("filter").value) {
        byId("filter").value = name;
        for (const card of this.cards.values()) card.item.hidden = !FILTERS[name](card);
        for (const group of document.querySelectorAll(".group"))
            group.hidden = !group.querySelector("li.string:not([hidden])");
        byId("summary").dataset.shown =
            name === "all" ? "" : count([...this.cards.values()].filter(FILTERS[name]).length, "string");
    }

    list() {
        return [...document.querySelectorAll("#groups li.string:not([hidden])")].map((item) =>
            this.cards.get(item.dataset.key),
        );
    }

    current() {
        return this.cards.get(document.activeElement?.closest("li.string")?.dataset.key);
    }

    go(key) {
        const card = this.cards.get(key);
        if (!card) return false;
        if (card.item.hidden) this.filter("all");
        card.focus();
        return true;
    }

    /** The next (1) or previous (-1) string from the one in focus, or from the one last in focus. */
    step(direction, last, wanted = () => true) {
        const cards = this.list();
        const at = cards.findIndex((card) => card.data.key === last);
        const from = at < 0 ? (direction > 0 ? -1 : cards.length) : at;
        for (let i = from + direction; i >= 0 && i < cards.length; i += direction)
            if (wanted(cards[i])) return cards[i];
        return undefined;
    }

    unsaved() {
        return [...this.cards.values()].filter((card) => card.dirty);
    }
}

/** A group's name where nothing better is known: "sections.what" is "what". */
const plain = (group) => group.split(".").at(-1).replaceAll("-", " ");

function summarise({ counts }, cards) {
    const names = {
        draft: "draft",
        checked: "checked",
        approved: "approved",
        missing: "missing",
        stale: "out of date",
    };
    const parts = Object.entries(names)
        .filter(([name]) => counts[name] > 0)
        .map(([name, word]) => `${counts[name]} ${word}`);
    byId("summary").textContent = `${count(cards.size, "string")}: ${parts.join(", ") || "none"}.`;
}

const LONG = 60;
const short = (words) => (words.length > LONG ? `${words.slice(0, LONG)} …` : words);

/** Problems in a list. `stringOf` gives the string that one belongs to, if any, and `go` leads there. */
export function showProblems(place, problems, stringOf = () => undefined, go = () => {}) {
    const lines = problems.map((it) => {
        const string = stringOf(it.key);
        const where = string ? `“${short(string.source)}”` : `${it.file}, line ${it.line}`;
        const way = string ? button("Go to the string", () => go(it.key), { class: "quiet" }) : null;
        return el(
            "li",
            { class: it.severity },
            el("strong", {}, `${where}: `),
            `${it.message} `,
            el("code", {}, it.code),
            el("span", { class: "hint" }, it.hint ?? ""),
            way,
        );
    });
    place.replaceChildren(...(lines.length > 0 ? [el("ul", { class: "findings" }, ...lines)] : []));
}
