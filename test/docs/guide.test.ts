import { statSync } from "node:fs";
import { join } from "node:path";
import { filesIn, labelsOf, read, root, textsOnScreen } from "./support/quotes.ts";

const GUIDE = "docs/guia";
const pages = filesIn(GUIDE, ".md").map((name) => ({ name, text: read(`${GUIDE}/${name}`) }));

/** The anchor that a heading gets. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\d\s-]/gu, "")
    .replace(/\s/g, "-");
}

const anchorsOf = (text: string) => [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading!));
const linksOf = (text: string) => [...text.matchAll(/(?<!!)\[[^\]]+\]\(([^)]+)\)/g)].map(([, target]) => target!);
const picturesOf = (text: string) => [...text.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, alt, path]) => ({ alt, path }));

test.each(pages)("$name quotes what stands on the screen", ({ text }) => {
  const texts = textsOnScreen();
  expect(labelsOf(text).filter((label) => label !== "assim" && !texts.has(label))).toEqual([]);
});

test("the quotes are found, over the end of a line too, and an invented one is not on the screen", () => {
  expect(labelsOf("em **“Monitoramento de\n  instâncias”** e **“Botão que não há”**")).toEqual([
    "Monitoramento de instâncias",
    "Botão que não há",
  ]);
  expect(textsOnScreen().has("Monitoramento de instâncias")).toBe(true);
  expect(textsOnScreen().has("Botão que não há")).toBe(false);
  expect(pages.every(({ text }) => labelsOf(text).length > 2)).toBe(true);
});

test("every picture is on a page, described and small; every page names only pictures that exist", () => {
  const shown = pages.flatMap(({ text }) => picturesOf(text));
  const kept = filesIn(`${GUIDE}/imagens`, ".png");
  expect([...new Set(shown.map(({ path }) => path))].sort()).toEqual(kept.map((name) => `imagens/${name}`).sort());
  expect(shown.filter(({ alt }) => alt === "")).toEqual([]);
  expect(kept.filter((name) => statSync(join(root, GUIDE, "imagens", name)).size > 150_000)).toEqual([]);
});

test("the scripts take every picture that is kept", () => {
  const script = filesIn(GUIDE, "pictures.ts")
    .map((name) => read(`${GUIDE}/${name}`))
    .join("\n");
  const taken = [...script.matchAll(/picture\(\w+, "([\w-]+)"/g)].map(([, name]) => `${name}.png`);
  expect(taken.sort()).toEqual(filesIn(`${GUIDE}/imagens`, ".png").sort());
});

test("links inside the guide lead somewhere", () => {
  for (const { name, text } of pages) {
    for (const link of linksOf(text)) {
      const [path, anchor] = link.replace(/\s+/g, "").split("#");
      const target = pages.find((page) => page.name === (path || name));
      expect({ link, found: target !== undefined }).toEqual({ link, found: true });
      if (anchor !== undefined) expect(anchorsOf(target!.text)).toContain(anchor);
    }
  }
});
