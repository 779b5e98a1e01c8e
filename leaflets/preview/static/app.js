import * as api from "./api.js";
import { byId, count, el, say } from "./dom.js";
import { Choices } from "./choices.js";
import { Kept } from "./kept.js";
import { listen } from "./keys.js";
import { Link } from "./link.js";
import { Page } from "./page.js";
import { Texts } from "./texts.js";

const PAUSE = 50;
const PARTS = ["choices", "texts", "page"];

/** Holds the parts together: what is chosen, what is shown, and what the server says of it. */
class App {
    kept = null;
    locale = null; // {id, lang, direction, ...}
    source = "en-GB";
    #choice = null;
    #first = true; // the text that is chosen has not been shown yet
    #title = "";
    #shownText = "";
    #last = null; // key of the string last in focus
    #floor = 0; // an answer older than the last edit is not shown
    #asking = null; // AbortController of the requests under way
    #again = false;
    #counting = false;

    constructor() {
        this.texts = new Texts(this);
        this.page = new Page({ go: (key) => this.go(key), string: (key) => this.texts.cards.get(key)?.data });
        this.choices = new Choices((...choice) => this.#choose(...choice));
        this.link = new Link({
            changed: () => this.refresh(),
            stopped: () => this.#stopped(),
            back: (gone) => this.#back(gone),
        });
    }

    async start() {
        this.kept = await Kept.open();
        await this.#library();
        this.link.open();
        // A browser opens six connections to one address at most: a tab that nobody sees needs none.
        document.addEventListener("visibilitychange", () =>
            document.hidden ? this.link.rest() : this.link.wake(),
        );
    }

    async #library() {
        const { status, body } = await api.library();
        if (status !== 200) {
            this.#trouble(body);
            if (status === 0) this.link.lost();
            return;
        }
        this.source = body.source;
        this.choices.use(body);
    }

    // --- showing

    async #choose(choice, locale, title) {
        const same = JSON.stringify(choice) === JSON.stringify(this.#choice);
        const sameText = choice.locale === this.#choice?.locale && choice.text === this.#choice?.text;
        Object.assign(this, { locale });
        this.#choice = choice;
        this.#title = title;
        if (!sameText) {
            this.texts.clear();
            if (choice.text !== this.#shownText) scrollTo({ top: 0, behavior: "instant" });
            this.#shownText = choice.text;
            this.#first = true;
        }
        if (!same) this.page.clear();
        await this.#load();
    }

    /** The file, or something it rests on, has changed. */
    async refresh() {
        if (this.#asking) this.#again = true;
        else await this.#load();
    }

    async #load() {
        this.#asking?.abort();
        const asking = (this.#asking = new AbortController());
        this.#again = false;
        for (const part of ["texts", "page"]) byId(part).setAttribute("aria-busy", "true");
        const { locale, text } = this.#choice;
        const still = (show) => (answer) => (this.#asking === asking ? show(answer) : undefined);
        // The page is asked for first and shown at once: the findings of a whole text take longer.
        await Promise.all([
            api.page(this.#choice, asking.signal).then(still((answer) => this.#showPage(answer))),
            api.text({ locale, text }, asking.signal).then(still((answer) => this.#showText(answer))),
        ]);
        if (this.#asking !== asking) return;
        this.#asking = null;
        if (this.#again) setTimeout(() => this.refresh(), PAUSE);
    }

    async #showText({ status, body }) {
        byId("texts").setAttribute("aria-busy", "false");
        if (status !== 200) this.#fail(status, body);
        else if (body.version < this.#floor) this.#again = true;
        else {
            const kept = this.#first ? await this.kept.of(this.locale.id) : undefined;
            this.#first = false;
            this.texts.show(body, kept);
            this.counted();
            this.#connect();
        }
    }

    async #showPage({ status, body }) {
        byId("page").setAttribute("aria-busy", "false");
        if (status !== 200) this.#fail(status, body);
        else {
            await this.page.show(body, { title: this.#title, lang: this.locale.lang });
            this.#connect();
        }
    }

    /** Strings and their places, whichever of the two came last. */
    #connect() {
        this.page.name();
        for (const [key, card] of this.texts.cards) card.face.toPage.hidden = !this.page.has(key);
    }

    #fail(status, body) {
        if (status === 0) this.link.lost();
        else this.#trouble(body);
    }

    #trouble({ message, hint }) {
        byId("summary").textContent = [message, hint].filter(Boolean).join(" ");
        say(byId("summary").textContent);
    }

    // --- the preview's process

    #stopped() {
        byId("stopped").replaceChildren(
            el(
                "p",
                {},
                el("strong", {}, "The preview has stopped. "),
                "Your words are kept here; they are not in the file yet. Start it again with ",
                el("code", {}, "leaflets preview"),
                ": this page finds it by itself, and you can save then.",
            ),
        );
    }

    async #back(gone) {
        this.#floor = 0;
        byId("stopped").replaceChildren();
        if (gone) say("The preview is back.");
        if (gone || this.#choice === null) await this.#library();
        else await this.refresh();
    }

    // --- what a card asks for

    saved(version) {
        this.#floor = version ?? 0;
        this.refresh();
    }

    lost() {
        this.link.lost();
    }

    entered(key) {
        this.#last = key;
        this.page.outline(key, { scroll: true });
    }

    showOnPage(key) {
        this.#last = key;
        return this.page.goTo(key);
    }

    /** How many strings wait to be saved; counted once, however many cards have changed. */
    counted() {
        if (this.#counting) return;
        this.#counting = true;
        queueMicrotask(() => this.#count());
    }

    #count() {
        this.#counting = false;
        const unsaved = this.texts.unsaved().length;
        const words = unsaved === 0 ? "Everything is saved" : `${count(unsaved, "string")} not saved`;
        const place = byId("unsaved");
        if (place.textContent !== words) place.textContent = words;
        place.classList.toggle("waiting", unsaved > 0);
        byId("save-all").hidden = unsaved === 0;
    }

    go(key) {
        if (!this.texts.go(key)) say("These words are not among the strings of this text.");
    }

    // --- what the keyboard asks for

    save() {
        const card = this.texts.current();
        if (card) card.save();
        else say("Go to a string first.");
    }

    async saveAll() {
        const cards = this.texts.unsaved();
        if (cards.length === 0) say("Everything is saved.");
        if (document.activeElement === byId("save-all")) byId("texts").focus({ preventScroll: true });
        for (const card of cards) if (card.conflict === null) await card.save();
    }

    step(direction) {
        this.texts.step(direction, this.#last)?.focus();
    }

    next(direction) {
        const card = this.texts.step(direction, this.#last, (it) => it.waits);
        if (card) card.focus();
        else say("No other string needs you in this direction.");
    }

    across() {
        const region = document.activeElement?.closest(".region");
        if (region) this.go(region.dataset.key);
        else if (this.texts.current() ?? this.#last)
            this.showOnPage(this.texts.current()?.data.key ?? this.#last);
        else this.page.enter();
    }

    part(direction) {
        const at = PARTS.findIndex((id) => byId(id).contains(document.activeElement));
        const to =
            at < 0 ? (direction > 0 ? 0 : PARTS.length - 1) : (at + direction + PARTS.length) % PARTS.length;
        this.enter(PARTS[to]);
    }

    enter(part) {
        if (part === "choices") byId("locale").focus();
        else if (part === "page") this.page.enter();
        else if (!this.#last || !this.texts.go(this.#last))
            (this.texts.list()[0] ?? { focus: () => byId("texts").focus() }).focus();
    }

    help() {
        byId("help").showModal();
    }
}

const app = new App();
listen(app);
byId("save-all").addEventListener("click", () => app.saveAll());
byId("help-open").addEventListener("click", () => app.help());
byId("help-close").addEventListener("click", () => byId("help").close());
for (const link of document.querySelectorAll(".skips a")) {
    link.addEventListener("click", (event) => {
        event.preventDefault(); // the address holds what is chosen
        app.enter(link.hash.slice(1));
    });
}
addEventListener("beforeunload", (event) => {
    if (!app.kept.works && app.texts.unsaved().length > 0) event.preventDefault();
});
new ResizeObserver(([head]) => {
    document.documentElement.style.setProperty("--head", `${Math.ceil(head.borderBoxSize[0].blockSize)}px`);
    // The banner may have grown over the string that is being typed in.
    document.activeElement?.closest("li.string")?.scrollIntoView({ block: "nearest" });
}).observe(byId("top"));
await app.start();
