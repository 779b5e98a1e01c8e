/** Elements made by name. Children are nodes or strings, and a string is always text, never markup. */
export function el(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (value === true) made.setAttribute(key, "");
        else if (value !== false && value !== null && value !== undefined)
            made.setAttribute(key, String(value));
    }
    made.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return made;
}

export function button(label, act, attributes = {}) {
    const made = el("button", { type: "button", ...attributes }, label);
    made.addEventListener("click", act);
    return made;
}

export const byId = (id) => document.getElementById(id);

/** "1 string", "3 strings". */
export const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

let waiting = [];

/** Tell those who hear the page. What is said at nearly the same time is said as one, so that nothing is cut off. */
export function say(words) {
    if (waiting.length === 0)
        setTimeout(() => {
            const [heard, all] = [byId("said"), waiting.join(" ")];
            waiting = [];
            // The same words twice are news twice, and a live region tells only what differs.
            heard.textContent = heard.textContent === all ? `${all}\u00a0` : all;
        }, 150);
    waiting.push(words);
}
