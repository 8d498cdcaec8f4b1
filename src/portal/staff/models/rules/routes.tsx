import { readFile } from "node:fs/promises";
import type { Express } from "express";
import { modelList } from "../../../../texts/models/list.ts";
import type { PortalContext } from "../../../context.ts";
import { PortalProblem } from "../../../problem.ts";
import { MODELS_PATH, rulePicturePath } from "../paths.ts";
import { sendModelsPage } from "../send.tsx";
import { RulePage } from "./page.tsx";

/** Where the analysts' pages about rules are. */
const FOLDER = new URL("../../../../../docs/modelos/regras/", import.meta.url);

/** A page for every rule of lint: what is wrong, why it matters, wrong and right. */
export function setUpRules(app: Express, context: PortalContext): void {
  app.get(rulePicturePath(":picture"), async (request, response) => {
    const picture = String(request.params.picture);
    const content = /^[a-z-]{1,60}\.png$/.test(picture)
      ? await readFile(new URL(`imagens/${picture}`, FOLDER)).catch(() => null)
      : null;
    if (content === null) throw new PortalProblem("notFound", 404);
    response.type("png").send(content);
  });

  app.get(`${MODELS_PATH}/regras/:rule`, async (request, response) => {
    const rule = String(request.params.rule);
    const markdown = /^[a-z-]{1,60}$/.test(rule) ? await readFile(new URL(`${rule}.md`, FOLDER), "utf8").catch(() => null) : null;
    if (markdown === null) throw new PortalProblem("notFound", 404);
    const title = /^# (.+)$/m.exec(markdown)?.[1] ?? modelList.rule.lint;
    await sendModelsPage(context, response, { title }, <RulePage title={title} markdown={markdown} />);
  });
}
