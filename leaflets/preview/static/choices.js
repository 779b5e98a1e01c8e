import { byId, el } from "./dom.js";

const NAMES = ["locale", "leaflet", "level", "layout", "paper"];
const LAST = "leaflets/choice";

const words = (id) => id.replaceAll("-", " ").replace(/^./, (letter) => letter.toUpperCase());
const firstOf = (wanted, all) => (all.includes(wanted) ? wanted : all[0]);

/** The selects. What is chosen stands in the address, so that a reload, a bookmark and the Back button keep it. */
export class Choices {
    /** `chosen`: called with {locale, text, layout, paper} whenever another one is to be shown. */
    constructor(chosen) {
        this.chosen = chosen;
        for (const name of NAMES) byId(name).addEventListener("change", () => this.#write());
        addEventListener("hashchange", () => this.#read());
    }

    use(library) {
        this.library = library;
        this.#read();
    }

    /** From the address, else what was chosen last, else the first that is a translation. */
    #read() {
        const asked = location.hash.length > 1 ? location.hash.slice(1) : (localStorage.getItem(LAST) ?? "");
        const { locale, text = "", layout, paper } = Object.fromEntries(new URLSearchParams(asked));
        const dot = text.lastIndexOf(".");
        this.#choose({
            locale,
            leaflet: text.slice(0, Math.max(dot, 0)),
            level: text.slice(dot + 1),
            layout,
            paper,
        });
    }

    #write() {
        this.#choose(Object.fromEntries(NAMES.map((name) => [name, byId(name).value])));
    }

    #choose(wanted) {
        const { locales, source, leaflets, levels, layouts } = this.library;
        const with_texts = locales.filter((it) => it.texts.length > 0);
        const locale =
            with_texts.find((it) => it.id === wanted.locale) ??
            with_texts.find((it) => it.id !== source) ??
            with_texts[0];
        if (!locale) return;
        const here = locale.texts.map((it) => [
            it.slice(0, it.lastIndexOf(".")),
            it.slice(it.lastIndexOf(".") + 1),
        ]);
        const leafletsHere = leaflets.filter((it) => here.some(([id]) => id === it.id));
        const leaflet = firstOf(
            wanted.leaflet,
            leafletsHere.map((it) => it.id),
        );
        const levelsHere = levels.filter((it) =>
            here.some(([id, level]) => id === leaflet && level === it.id),
        );
        const level = firstOf(
            wanted.level,
            levelsHere.map((it) => it.id),
        );
        const text = `${leaflet}.${level}`;
        const layoutsHere = layouts[text] ?? [];
        const layout = firstOf(
            wanted.layout,
            layoutsHere.map((it) => it.id),
        );
        const papersHere = layoutsHere.find((it) => it.id === layout)?.papers ?? [];
        const paper = firstOf(wanted.paper, papersHere);
        fill(
            "locale",
            with_texts.map((it) => [
                it.id,
                it.name === it.english_name ? it.name : `${it.name} – ${it.english_name}`,
            ]),
            locale.id,
        );
        fill(
            "leaflet",
            leafletsHere.map((it) => [it.id, it.title]),
            leaflet,
        );
        fill(
            "level",
            levelsHere.map((it) => [it.id, it.name]),
            level,
        );
        fill(
            "layout",
            layoutsHere.map((it) => [it.id, it.name ?? words(it.id)]),
            layout,
        );
        fill(
            "paper",
            papersHere.map((it) => [it, words(it)]),
            paper,
        );
        this.#tell(
            { locale: locale.id, text, layout: layout ?? "", paper: paper ?? "" },
            locale,
            leaflets.find((it) => it.id === leaflet)?.title ?? leaflet,
        );
    }

    #tell(choice, locale, title) {
        const address = new URLSearchParams(choice).toString();
        localStorage.setItem(LAST, address);
        if (location.hash.slice(1) !== address) {
            const write = location.hash.length > 1 ? "pushState" : "replaceState";
            history[write](null, "", `#${address}`);
        }
        document.title = `${locale.english_name}: ${title} – Preview`;
        this.chosen(choice, locale, title);
    }
}

function fill(name, options, chosen) {
    const select = byId(name);
    select.replaceChildren(
        ...options.map(([value, label]) => el("option", { value, selected: value === chosen }, label)),
    );
    select.value = chosen ?? "";
}
