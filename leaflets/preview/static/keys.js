import { byId } from "./dom.js";

/** The keyboard of the whole page; the help lists what stands here. `app` does it. */
export function listen(app) {
    document.addEventListener("keydown", (event) => {
        if (byId("help").open || event.isComposing) return;
        const act = action(event, app);
        if (!act) return;
        event.preventDefault();
        act();
    });
}

function action(event, app) {
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const back = event.shiftKey ? -1 : 1;
    if (event.ctrlKey || event.metaKey) {
        if (command && event.key === "Enter") return () => app.save();
        if (command && event.key.toLowerCase() === "s") return () => app.saveAll();
        return null;
    }
    if (event.altKey)
        return event.target.matches("select")
            ? null
            : { ArrowDown: () => app.step(1), ArrowUp: () => app.step(-1) }[event.key];
    return {
        F1: () => app.help(),
        F6: () => app.part(back),
        F8: () => app.next(back),
        F9: () => app.across(),
    }[event.key];
}
