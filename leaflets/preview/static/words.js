import { el } from "./dom.js";

/** A name that becomes a figure; the pattern is the one of leaflets/model/usage.py. */
const PLACEHOLDER = /\{[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*\}/g;

export const placeholders = (text) => [...new Set(text.match(PLACEHOLDER) ?? [])];

/** The text cut into pieces: `mark` is "" for plain words, "name" for a placeholder, "found" for a finding's place. */
export function pieces(text, places = []) {
    const marks = [...text.matchAll(PLACEHOLDER)].map((hit) => [
        hit.index,
        hit.index + hit[0].length,
        "name",
    ]);
    for (const [start, end] of places) marks.push([start, end, "found"]);
    const cuts = [...new Set([0, text.length, ...marks.flatMap(([start, end]) => [start, end])])].sort(
        (a, b) => a - b,
    );
    return cuts.slice(1).map((end, index) => {
        const start = cuts[index];
        const over = marks.filter((mark) => mark[0] <= start && end <= mark[1]).map((mark) => mark[2]);
        return { text: text.slice(start, end), mark: [...new Set(over)].join(" ") };
    });
}

export const marked = (text, places) =>
    pieces(text, places).map((piece) =>
        piece.mark ? el("mark", { class: piece.mark }, piece.text) : piece.text,
    );

/** Where a place counted in code points, as Python counts, lies in JavaScript's UTF-16. */
export function utf16(text, point) {
    let at = 0;
    for (const letter of text) {
        if (point-- <= 0) break;
        at += letter.length;
    }
    return at;
}

const wordsOf = (text, lang) =>
    [...new Intl.Segmenter(lang, { granularity: "word" }).segment(text)].map((it) => it.segment);

/** Word by word, from `before` to `after`: [["same" | "out" | "in", words], ...]. */
export function difference(before, after, lang = "en") {
    const [a, b] = [wordsOf(before, lang), wordsOf(after, lang)];
    const longest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
    for (let i = a.length - 1; i >= 0; i--) {
        for (let j = b.length - 1; j >= 0; j--) {
            longest[i][j] =
                a[i] === b[j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
        }
    }
    const parts = [];
    const put = (kind, word) => {
        if (parts.at(-1)?.[0] === kind) parts.at(-1)[1] += word;
        else parts.push([kind, word]);
    };
    let [i, j] = [0, 0];
    while (i < a.length || j < b.length) {
        if (i < a.length && j < b.length && a[i] === b[j]) {
            put("same", a[i++]);
            j++;
        } else if (j === b.length || (i < a.length && longest[i + 1][j] >= longest[i][j + 1]))
            put("out", a[i++]);
        else put("in", b[j++]);
    }
    return gathered(parts);
}

/** A lone space between two changes belongs to both of them: "a b" to "c d" is one change, not two. */
function gathered(parts) {
    const result = [];
    let [out, put] = ["", ""];
    const flush = () => {
        if (out) result.push(["out", out]);
        if (put) result.push(["in", put]);
        [out, put] = ["", ""];
    };
    parts.forEach(([kind, words], index) => {
        const between = kind === "same" && words === " " && (out || put) && index + 1 < parts.length;
        if (kind === "out" || between) out += words;
        if (kind === "in" || between) put += words;
        if (kind === "same" && !between) {
            flush();
            result.push(["same", words]);
        }
    });
    flush();
    return result;
}

/** The difference to look at, and to hear. */
export function shownDifference(before, after, lang) {
    return difference(before, after, lang).map(([kind, words]) => {
        if (kind === "same") return words;
        const [name, heard] = kind === "out" ? ["del", "taken out: "] : ["ins", "put in: "];
        return el(
            name,
            {},
            el("span", { class: "only-heard" }, ` [${heard}`),
            words,
            el("span", { class: "only-heard" }, "] "),
        );
    });
}
