/**
 * Words that were typed and not saved, kept by the browser. Each tab keeps its own, so that two tabs on one string
 * never overwrite each other's words; a tab holds a lock while it lives, and the words of one that has gone are
 * taken over by the next that shows the string.
 */
const PREFIX = "leaflets/words/";
const LOCK = "leaflets/tab/";

async function nameOfTab() {
    const hold = (name) =>
        new Promise((resolve) => {
            navigator.locks.request(LOCK + name, { ifAvailable: true }, (lock) => {
                resolve(lock !== null);
                return lock === null ? undefined : new Promise(() => {});
            });
        });
    const before = sessionStorage.getItem("leaflets/tab");
    const name = before !== null && (await hold(before)) ? before : crypto.randomUUID();
    if (name !== before) await hold(name);
    sessionStorage.setItem("leaflets/tab", name);
    return name;
}

/** Null where another program, or another version of this one, has put something else there. */
function read(name) {
    try {
        const { value, was, aside, at } = JSON.parse(localStorage.getItem(name));
        const words = (it) => typeof it === "string";
        return (value === null || words(value)) && words(was) && aside.every(words)
            ? { value, was, aside, at, name }
            : null;
    } catch {
        return null;
    }
}

export class Kept {
    static async open() {
        return new Kept(await nameOfTab());
    }

    constructor(tab) {
        this.tab = tab;
        this.works = true;
    }

    #name = (locale, key, tab = this.tab) => `${PREFIX}${locale}/${key}#${tab}`;

    /** `value`: what is unsaved in the field; `was`: the file's words then; `aside`: what was put away, a list. */
    put(locale, key, { value, was, aside }) {
        try {
            localStorage.setItem(
                this.#name(locale, key),
                JSON.stringify({ value, was, aside, at: Date.now() }),
            );
            this.works = true;
        } catch {
            this.works = false;
        }
    }

    drop(locale, key) {
        localStorage.removeItem(this.#name(locale, key));
    }

    /** The newest words of each key of a locale that no other living tab is at work on. */
    async of(locale) {
        const held = (await navigator.locks.query()).held.map((lock) => lock.name);
        const found = new Map();
        for (const name of Object.keys(localStorage)) {
            if (!name.startsWith(`${PREFIX}${locale}/`)) continue;
            const [key, tab] = name.slice(PREFIX.length + locale.length + 1).split("#");
            if (tab !== this.tab && held.includes(LOCK + tab)) continue;
            const entry = read(name);
            if (entry === null) continue;
            if (!found.has(key) || found.get(key).at < entry.at) found.set(key, entry);
        }
        return found;
    }

    /** Words of a tab that has gone, now that a card of this tab has put them down as its own. */
    forget(entry, locale, key) {
        if (entry.name !== this.#name(locale, key)) localStorage.removeItem(entry.name);
    }
}
