/** Every answer is a value: {status, body}. Status 0 means that the preview does not answer. */
async function ask(path, options = {}) {
    try {
        const response = await fetch(path, { cache: "no-store", ...options });
        const body = await response.json();
        return { status: response.status, body };
    } catch (error) {
        if (error.name === "AbortError") return { status: -1, body: {} };
        return { status: 0, body: { message: "The preview does not answer.", hint: "Is it still running?" } };
    }
}

const get = (path, parameters, signal) => ask(`${path}?${new URLSearchParams(parameters)}`, { signal });

const post = (path, body) =>
    ask(path, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
    });

export const library = () => ask("/api/library");
export const health = () => ask("/api/health");
export const text = (parameters, signal) => get("/api/text", parameters, signal);
export const page = (parameters, signal) => get("/api/page", parameters, signal);
export const edit = (locale, key, value, was) => post("/api/edit", { locale, key, value, was });
export const undo = (locale, key) => post("/api/undo", { locale, key });
