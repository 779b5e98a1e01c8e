"""How a passport's page looks: dark text on white, one column, tables that break between rows on A4."""

from __future__ import annotations

CSS = """
@page { size: A4; margin: 18mm 16mm; }
html { font: 100%/1.45 system-ui, "Noto Sans", Arial, sans-serif; color: #1b1f22; background: #fff; }
body { max-width: 62rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.4rem; border-top: .25rem solid #1b1f22; padding-top: .5rem; margin: 2.5rem 0 .5rem; }
h3 { font-size: 1.1rem; margin: 1.75rem 0 .25rem; }
p, ul { margin: .25rem 0 .75rem; max-width: 48rem; }
a { color: #0b4f60; }
table { border-collapse: collapse; width: 100%; margin: .25rem 0 1rem; }
caption { text-align: start; font-weight: bold; padding: .25rem 0; }
th, td { text-align: start; vertical-align: top; padding: .3rem .75rem .3rem 0; }
th, td { border-bottom: 1px solid #5a6468; }
td[dir=rtl] { padding: .3rem 0 .3rem .75rem; }
thead th { border-bottom: 2px solid #1b1f22; }
tbody th { font-weight: normal; }
td, tbody th { overflow-wrap: anywhere; }
.measures th:first-child { width: 31%; }
.measures th:nth-child(2) { width: 27%; }
.measures th:nth-child(4) { width: 6.5rem; }
.listing { font-size: .9rem; }
.listing th:first-child { width: 34%; }
.note { display: block; font-size: .85rem; overflow-wrap: anywhere; }
.method { font-size: .95rem; }
.verdict { white-space: nowrap; }
.verdict.fail { font-weight: bold; color: #9e1b1b; border: 2px solid #9e1b1b; padding-inline-start: .5rem; }
.questions th, .questions td { padding-inline-end: .5rem; }
.questions thead th { font-size: .85rem; }
.number { width: 2.2rem; }
.box { font-size: 1.4rem; line-height: 1; text-align: center; width: 3.2rem; }
.line { width: 10rem; border-bottom: 1.5px solid #1b1f22; }
@media print {
  html { font-size: 10pt; }
  body { padding: 0; max-width: none; }
  nav { display: none; }
  #to-be-judged { break-before: page; }
  h2, h3, caption, thead, .method { break-after: avoid; }
  .questions tbody tr { height: 9mm; }
  tr { break-inside: avoid; }
}
"""
