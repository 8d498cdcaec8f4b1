import type { Express, Response } from "express";
import type { OwnDataSection } from "../../store/types.ts";
import { ownData as texts } from "../../texts/own-data.ts";
import type { PortalContext } from "../context.ts";
import { sendPage } from "../layout/page.tsx";
import { createLimit } from "../middleware/rate-limits.ts";
import { requireAccount } from "../routes/guard.ts";
import { OwnDataPage } from "./own-data-page.tsx";
import { SETTINGS_PATHS } from "./paths.ts";

/** How often a person may read everything in an hour: it is read from every table. */
const EXPORTS = 30;

/** `/configuracoes/meus-dados`: what is held about the person, to read and as a file. */
export function setUpOwnData(app: Express, context: PortalContext): void {
  const { store, clock } = context;
  const path = SETTINGS_PATHS.data;
  const exports = createLimit(EXPORTS, 3_600);

  const read = async (response: Response): Promise<OwnDataSection[]> => {
    const { id: accountId } = await requireAccount(context, response);
    await exports.consume(accountId);
    return store.ownData.export({ accountId, origin: response.req.ip ?? null });
  };

  app.get(path, async (_request, response) => {
    const sections = await read(response);
    await sendPage(context, response, { title: texts.title }, <OwnDataPage sections={sections} />);
  });

  app.get(`${path}.json`, async (_request, response) => {
    const sections = await read(response);
    const exportedAt = clock().toISOString();
    const data = Object.fromEntries(sections.map(({ name, rows }) => [name, { title: texts.sections[name], rows }]));
    response.setHeader("Content-Disposition", `attachment; filename="meus-dados-sgci-${exportedAt.slice(0, 10)}.json"`);
    response.type("application/json").send(`${JSON.stringify({ exportedAt, system: "SGCI", data }, null, 2)}\n`);
  });
}
