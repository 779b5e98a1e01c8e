import * as api from "./api.js";

const PAUSE = 1000;

/** Listens to the preview's events; where it stops, asks every second until it is there again. */
export class Link {
    #source = null;
    #waiting = null;
    alive = true;

    constructor({ changed, stopped, back }) {
        Object.assign(this, { changed, stopped, back });
    }

    open() {
        this.#source = new EventSource("/api/events");
        this.#source.addEventListener("change", (event) => this.changed(JSON.parse(event.data)));
        this.#source.addEventListener("error", () => this.lost());
    }

    /** Also called where a request found nobody. */
    lost() {
        if (this.#waiting !== null) return;
        this.rest();
        this.#waiting = setTimeout(() => this.#try(), this.alive ? PAUSE / 4 : PAUSE);
    }

    rest() {
        this.#source?.close();
        this.#source = null;
    }

    /** What has changed meanwhile is asked for. */
    wake() {
        if (this.#source !== null || this.#waiting !== null) return;
        this.#waiting = setTimeout(() => this.#try(), 0);
    }

    async #try() {
        const { status } = await api.health();
        this.#waiting = null;
        if (status === 200) {
            const gone = !this.alive;
            this.alive = true;
            this.open();
            await this.back(gone);
            return;
        }
        if (this.alive) {
            this.alive = false;
            this.stopped();
        }
        this.lost();
    }
}
