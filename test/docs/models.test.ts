import { readdir, readFile, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { rules } from "../../src/lint/all-rules.ts";
import { labelsOf, textsOnScreen } from "./support/quotes.ts";

const folder = fileURLToPath(new URL("../../docs/modelos/", import.meta.url));

test("every rule has its page, in the list with its weight, and no page is of a rule that is gone", async () => {
  const weights = { error: "erro", warning: "aviso" };
  const known = Object.entries(rules).map(([name, { severity }]) => ({ name, weight: weights[severity] }));
  const all = [...known, { name: "engine-refusal", weight: weights.error }];
  expect((await readdir(`${folder}regras`)).filter((name) => name.endsWith(".md")).sort()).toEqual(
    all.map(({ name }) => `${name}.md`).sort(),
  );
  const list = await readFile(`${folder}README.md`, "utf8");
  for (const { name, weight } of all) {
    const page = await readFile(`${folder}regras/${name}.md`, "utf8");
    const title = /^# (.+)$/m.exec(page)![1];
    expect(page).toContain(`\`${name}\` · ${weight}\n`);
    expect(list).toContain(`| [${title}](regras/${name}.md) | ${weight} |`);
    for (const part of ["**O que está errado.**", "**Por que importa.**", "Errado:", "Certo:"]) expect(page).toContain(part);
  }
});

test("every page of a rule shows a wrong and a right picture, described and small; no picture is of a rule that is gone", async () => {
  const pages = (await readdir(`${folder}regras`)).filter((name) => name.endsWith(".md"));
  const shown = await Promise.all(
    pages.map(async (name) => {
      const page = await readFile(`${folder}regras/${name}`, "utf8");
      return [...page.matchAll(/^!\[(Errado|Certo): [^\]]+\]\(imagens\/([\w-]+\.png)\)$/gm)].map(([, , file]) => file!);
    }),
  );
  const wanted = pages.map((name) => name.replace(".md", "")).flatMap((rule) => [`${rule}-errado.png`, `${rule}-certo.png`]);
  expect(shown.flat().sort()).toEqual(wanted.sort());
  const kept = await readdir(`${folder}regras/imagens`);
  expect(kept.sort()).toEqual(wanted);
  const sizes = await Promise.all(kept.map(async (name) => (await stat(`${folder}regras/imagens/${name}`)).size));
  expect(Math.max(...sizes)).toBeLessThan(40_000);
});

test("the guide names commands that there are", async () => {
  const { scripts } = JSON.parse(await readFile(fileURLToPath(new URL("../../package.json", import.meta.url)), "utf8"));
  const guide = await readFile(`${folder}README.md`, "utf8");
  const named = [...guide.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!);
  expect(named.length).toBeGreaterThan(2);
  for (const name of named) expect(Object.keys(scripts)).toContain(name);
});

test("the guide quotes what stands on the screen, and shows every picture that its script takes, described and small", async () => {
  const guide = await readFile(`${folder}README.md`, "utf8");
  const texts = textsOnScreen();
  const labels = labelsOf(guide);
  expect(labels.length).toBeGreaterThan(20);
  expect(labels.filter((label) => !texts.has(label))).toEqual([]);
  const shown = [...guide.matchAll(/!\[([^\]]+)\]\(imagens\/([\w-]+)\.png\)/g)].map(([, , name]) => name!);
  const script = await readFile(`${folder}guide-pictures.ts`, "utf8");
  const taken = [...script.matchAll(/picture\(\w+, "([\w-]+)"/g)].map(([, name]) => name!);
  const kept = (await readdir(`${folder}imagens`)).map((name) => name.replace(".png", ""));
  expect([...new Set(shown)].sort()).toEqual(kept.sort());
  expect(taken.sort()).toEqual(kept);
  const sizes = await Promise.all(kept.map(async (name) => (await stat(`${folder}imagens/${name}.png`)).size));
  expect(Math.max(...sizes)).toBeLessThan(150_000);
});
