import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { launchBrowser } from "../../test/support/browser.ts";
import { draw } from "./drawing.ts";
import { type Example, examples, xmlOf } from "./examples.ts";

/** Draws the pictures of the rules anew: `node --import tsx docs/modelos/rule-pictures.ts`. */
const FOLDER = fileURLToPath(new URL("./regras/imagens/", import.meta.url));
const STYLE = `body { margin: 0; font: 14px sans-serif; background: #fff }
  #frame { display: inline-block; padding: 12px 16px; border: 3px solid; border-radius: 8px }
  .wrong { border-color: #b50909 !important } .right { border-color: #168821 !important }
  #verdict { margin: 0 0 8px; font-weight: 700 } .wrong #verdict { color: #b50909 } .right #verdict { color: #168821 }
  .note { padding: 2px 8px; border: 2px solid; border-radius: 4px; background: #fff; font-size: 12px; white-space: nowrap }
  .bjs-powered-by { transform: scale(.7); transform-origin: bottom right }`;
/** Where the note of an element stands, so that it covers nothing. */
const PLACES = { flow: { top: -58, left: -20 }, boundary: { top: 22, left: 42 }, other: { top: -24, left: -16 } };

const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 900, height: 600 } });
  await page.setContent(`<style>${STYLE}</style><div id="frame"><p id="verdict"></p><div id="canvas"></div></div>`);
  const folder = createRequire(import.meta.url)
    .resolve("bpmn-js/package.json")
    .replace("package.json", "dist/");
  await page.addScriptTag({ path: `${folder}bpmn-viewer.production.min.js` });
  await page.addStyleTag({ path: `${folder}assets/diagram-js.css` });
  await mkdir(FOLDER, { recursive: true });
  for (const [rule, { wrong, right }] of Object.entries(examples)) {
    await picture(page, `${rule}-errado`, wrong, "wrong");
    await picture(page, `${rule}-certo`, right, "right");
  }
} finally {
  await browser.close();
}

async function picture(page: Page, name: string, example: Example, kind: "wrong" | "right"): Promise<void> {
  const of = { xml: await draw(xmlOf(example)), notes: example.notes, places: PLACES, process: example.id ?? "example", kind };
  await page.evaluate(async ({ xml, notes, process, kind, places }) => {
    const frame = document.getElementById("frame")!;
    const canvas = document.getElementById("canvas")!;
    frame.className = kind;
    const word = kind === "wrong" ? "Errado" : "Certo";
    document.getElementById("verdict")!.textContent = `${word}${notes[process] ? `: ${notes[process]}` : ""}`;
    canvas.replaceChildren();
    canvas.style.cssText = "width: 10px; height: 10px";
    // biome-ignore lint/suspicious/noExplicitAny: the bundle of bpmn-js has no types
    const viewer = new (window as any).BpmnJS({ container: canvas });
    await viewer.importXML(xml);
    const view = viewer.get("canvas");
    const { inner } = view.viewbox();
    const air = 34;
    canvas.style.cssText = `width: ${inner.width + 2 * air}px; height: ${inner.height + 2 * air}px`;
    view.resized();
    view.viewbox({ x: inner.x - air, y: inner.y - air, width: inner.width + 2 * air, height: inner.height + 2 * air });
    for (const [id, text] of Object.entries(notes)) {
      if (id === process) continue;
      const html = document.createElement("div");
      html.className = `note ${kind}`;
      html.textContent = text;
      const { type, host } = viewer.get("elementRegistry").get(id);
      const position = /Flow$/.test(type) ? places.flow : host ? places.boundary : places.other;
      viewer.get("overlays").add(id, { position, html });
    }
  }, of);
  await page.locator("#frame").screenshot({ path: `${FOLDER}${name}.png` });
}
