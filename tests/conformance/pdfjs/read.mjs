// What pdf.js reads in PDFs: node read.mjs FILE... writes {file: {pages: [text], spoken: [[text]]}}.
//
// `pages` is the text in the order in which pdf.js hands it out (what Firefox searches and copies), `spoken` the
// /ActualText of each page's structure tree. pdf.js calls that `alt`, and a picture's /Alt as well. Run it in the
// folder of node_modules.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// pdf.js names these classes of the browser when it is loaded; only drawing would use them.
for (const name of ["DOMMatrix", "ImageData", "Path2D"]) {
  globalThis[name] ??= class {};
}
const require = createRequire(join(process.cwd(), "package.json"));
const library = require.resolve("pdfjs-dist/legacy/build/pdf.mjs");
const { getDocument, VerbosityLevel } = await import(pathToFileURL(library));

function* actualTexts(node) {
  if (node.alt && node.role !== "Figure") {
    yield node.alt;
  }
  for (const child of node.children ?? []) {
    yield* actualTexts(child);
  }
}

async function read(file) {
  const task = getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: VerbosityLevel.ERRORS });
  const document = await task.promise;
  const pages = [];
  const spoken = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
    spoken.push([...actualTexts((await page.getStructTree()) ?? {})]);
  }
  await task.destroy();
  return { pages, spoken };
}

const readings = {};
for (const file of process.argv.slice(2)) {
  readings[file] = await read(file);
}
process.stdout.write(JSON.stringify(readings));
