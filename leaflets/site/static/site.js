// Narrows the lists of leaflets as somebody chooses. Without it every leaflet is still there, by links.
"use strict";

(function () {
  // The page may be older than the day on which a review fell due.
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
  for (const overdue of document.querySelectorAll("[data-due]")) {
    if (today > overdue.dataset.due) {
      overdue.hidden = false;
    }
  }

  const choices = document.querySelector("[data-choices]");
  if (!choices) {
    return;
  }
  const status = document.querySelector("[data-found]");
  const groups = Array.from(document.querySelectorAll("[data-group]"));
  const cards = Array.from(document.querySelectorAll("[data-card]"), function (card) {
    return {
      element: card,
      words: plain(card.textContent + " " + (card.dataset.search || "")),
      language: [card.dataset.locale],
      topic: [card.dataset.leaflet],
      level: [card.dataset.level],
      layout: card.dataset.layout.split(" "),
    };
  });

  // Without case, accents, vowel signs and the letters that Arabic draws out.
  function plain(text) {
    return text.normalize("NFKD").replace(/[\p{M}\u0640]/gu, "").toLowerCase().replace(/ı/g, "i");
  }

  function fits(card, words, chosen) {
    return (
      words.every((word) => card.words.includes(word)) &&
      chosen.every((select) => !select.value || card[select.name].includes(select.value))
    );
  }

  function apply() {
    const words = plain(choices.elements.search.value).split(/\s+/u).filter(Boolean);
    const chosen = Array.from(choices.querySelectorAll("select"));
    let count = 0;
    for (const card of cards) {
      card.element.hidden = !fits(card, words, chosen);
      count += card.element.hidden ? 0 : 1;
    }
    for (const group of groups) {
      group.hidden = !group.querySelector("[data-card]:not([hidden])");
    }
    const said = count ? status.dataset.found.replace("{number}", count) : status.dataset.nothing;
    if (status.textContent !== said) {
      status.textContent = said;
    }
  }

  choices.hidden = false;
  choices.addEventListener("input", apply);
  choices.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("pageshow", apply);
})();
