import { byId, count, el, say } from "./dom.js";
import { showProblems } from "./texts.js";

const SIZES = [50, 75, 100, 125, 150, 200];
const LONG = 120;

/** The pictures of the pages, with a button over each place of a string. One stop for Tab; arrow keys move inside. */
export class Page {
    #keys = ""; // what the regions are made from
    #told = ""; // what the note above the pages is made from
    #size = 2;
    #lang = "";
    #answer = null; // the last one
    #fresh = true;
    #shown = new Set(); // keys that have a region
    current = null;

    /** `go(key)` leads to a string; `string(key)` gives it. */
    constructor({ go, string }) {
        Object.assign(this, { go, string });
        this.sheets = byId("sheets");
        this.sheets.addEventListener("click", (event) => {
            const place = event.target.closest("[data-key]");
            if (place) this.go(place.dataset.key);
        });
        this.sheets.addEventListener("keydown", (event) => this.#move(event));
        this.sheets.addEventListener("focusin", (event) => this.#enter(event.target));
        byId("smaller").addEventListener("click", () => this.#zoom(-1));
        byId("larger").addEventListener("click", () => this.#zoom(1));
    }

    clear() {
        this.sheets.replaceChildren();
        byId("page-state").replaceChildren();
        this.#keys = this.#told = "";
        this.#shown.clear();
        this.#answer = null;
        this.#fresh = true;
    }

    async show(answer, { title, lang }) {
        const { pages, regions } = answer;
        this.#lang = lang;
        this.#answer = answer;
        this.#state(answer);
        await this.#pictures(pages, title);
        const keys = JSON.stringify([pages.map(({ width, height }) => [width, height]), regions]);
        if (keys === this.#keys) return;
        this.#keys = keys;
        this.#shown = new Set(regions.map(({ key }) => key));
        const focused = document.activeElement?.dataset?.key;
        const inside = this.sheets.contains(document.activeElement);
        pages.forEach((page, index) =>
            this.#regions(
                page,
                regions.filter((it) => it.page === index),
                index,
            ),
        );
        this.#rove(
            this.buttons().find((it) => it.dataset.key === (focused ?? this.current)) ?? this.buttons()[0],
        );
        if (inside)
            (this.buttons().find((it) => it.dataset.key === focused) ?? byId("page")).focus({
                preventScroll: true,
            });
        this.outline(this.current);
    }

    #state({ fresh, pages, problems }) {
        const told = JSON.stringify([
            fresh,
            pages.length > 0,
            problems,
            problems.map((it) => this.string(it.key)?.source),
        ]);
        if (told === this.#told) return;
        this.#told = told;
        const place = byId("page-state");
        const inside = place.contains(document.activeElement);
        const note = [];
        if (!fresh && pages.length > 0) {
            const mend =
                problems.length === 1
                    ? "Mend the finding below"
                    : `Mend the ${problems.length} findings below`;
            note.push(
                el(
                    "p",
                    {},
                    el("strong", {}, "This page is from before the last change. "),
                    `${mend} to see a new one.`,
                ),
            );
        } else if (pages.length === 0) {
            note.push(
                el(
                    "p",
                    {},
                    el("strong", {}, "There is no page yet. "),
                    `${count(problems.length, "finding")} must be mended first.`,
                ),
            );
        }
        const list = el("div");
        showProblems(list, fresh && pages.length > 0 ? [] : problems, this.string, this.go);
        place.replaceChildren(...(note.length ? [el("div", { class: "note old" }, ...note, list)] : []));
        if (inside) byId("page").focus({ preventScroll: true });
        this.sheets.classList.toggle("old", !fresh);
        if (fresh !== this.#fresh) say(fresh ? "The page is new again." : (note[0]?.textContent ?? ""));
        this.#fresh = fresh;
    }

    /** New pictures are loaded before they replace the old ones, so that nothing flickers or jumps. */
    async #pictures(pages, title) {
        await Promise.all(
            pages.map(({ image }) =>
                Object.assign(new Image(), { src: image })
                    .decode()
                    .catch(() => null),
            ),
        );
        while (this.sheets.childElementCount > pages.length) this.sheets.lastElementChild.remove();
        pages.forEach(({ image, width, height }, index) => {
            const sheet =
                this.sheets.children[index] ??
                this.sheets.appendChild(
                    el("div", { class: "sheet", role: "group" }, el("img"), el("div", { class: "regions" })),
                );
            sheet.setAttribute("aria-label", `Page ${index + 1} of ${pages.length}`);
            const picture = sheet.firstElementChild;
            picture.alt = `Picture of page ${index + 1} of ${pages.length}, ${title}. Its strings follow as buttons.`;
            Object.assign(picture, { width: Math.round(width), height: Math.round(height) });
            if (picture.getAttribute("src") !== image) picture.src = image;
        });
    }

    #regions(page, regions, index) {
        const met = new Set();
        const made = regions.map((region) => {
            const first = !met.has(region.key);
            met.add(region.key);
            const place = first
                ? el("button", { type: "button", tabindex: -1, "aria-label": region.key })
                : el("div", { "aria-hidden": "true" });
            place.className = "region";
            place.dataset.key = region.key;
            place.style.left = `${(100 * region.x0) / page.width}%`;
            place.style.top = `${(100 * region.y0) / page.height}%`;
            place.style.width = `${(100 * (region.x1 - region.x0)) / page.width}%`;
            place.style.height = `${(100 * (region.y1 - region.y0)) / page.height}%`;
            return place;
        });
        this.sheets.children[index].lastElementChild.replaceChildren(...made);
    }

    /** Each button is named by the words that stand at its place. */
    name() {
        if (this.#answer) this.#state(this.#answer);
        for (const it of this.buttons()) {
            const string = this.string(it.dataset.key);
            const words = string?.shown || string?.target;
            if (!words) continue;
            it.lang = this.#lang;
            it.setAttribute("aria-label", words.length > LONG ? `${words.slice(0, LONG)} …` : words);
        }
    }

    buttons() {
        return [...this.sheets.querySelectorAll("button.region")];
    }

    #rove(target) {
        for (const it of this.buttons()) it.tabIndex = it === target ? 0 : -1;
    }

    #enter(target) {
        if (!target.matches("button.region")) return;
        this.#rove(target);
        this.outline(target.dataset.key);
    }

    #move(event) {
        const buttons = this.buttons();
        const at = buttons.indexOf(document.activeElement);
        const to = {
            ArrowDown: at + 1,
            ArrowRight: at + 1,
            ArrowUp: at - 1,
            ArrowLeft: at - 1,
            Home: 0,
            End: buttons.length - 1,
        }[event.key];
        if (at < 0 || to === undefined || event.altKey || event.ctrlKey) return;
        event.preventDefault();
        buttons[Math.max(0, Math.min(to, buttons.length - 1))].focus();
    }

    /** Mark the places of a string, and bring the first into view where the page has a scroll bar of its own. */
    outline(key, { scroll = false } = {}) {
        this.current = key;
        let first = null;
        for (const it of this.sheets.querySelectorAll(".region")) {
            const here = it.dataset.key === key;
            it.classList.toggle("current", here);
            first ??= here ? it : null;
        }
        const pane = byId("page");
        if (!scroll || first === null || pane.scrollHeight <= pane.clientHeight) return;
        const [inner, outer] = [first.getBoundingClientRect(), pane.getBoundingClientRect()];
        if (inner.top < outer.top + 60 || inner.bottom > outer.bottom - 20)
            pane.scrollBy({ top: inner.top - outer.top - outer.height / 3 });
    }

    has(key) {
        return this.#shown.has(key);
    }

    /** From a string to its place. */
    goTo(key) {
        const place = this.buttons().find((it) => it.dataset.key === key);
        if (!place) {
            say("This string is not printed on these pages.");
            return false;
        }
        place.focus({ preventScroll: true });
        place.scrollIntoView({ block: "center" });
        return true;
    }

    enter() {
        (this.buttons().find((it) => it.tabIndex === 0) ?? byId("page")).focus();
    }

    #zoom(by) {
        this.#size = Math.max(0, Math.min(SIZES.length - 1, this.#size + by));
        byId("zoom").textContent = `${SIZES[this.#size]} %`;
        this.sheets.style.setProperty("--size", `${SIZES[this.#size]}%`);
    }
}
