import type { Express } from "express";
import { services } from "../../texts/services.ts";
import { actingCompany } from "../company/acting.ts";
import { sendCompanyPage } from "../company/page.tsx";
import type { PortalContext } from "../context.ts";
import { sendPage } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { describeBasis, serviceTitle } from "./about.ts";
import { MonitoringPage } from "./pages/monitoring.tsx";

/** Processes on one page. */
const SHOWN = 20;

/** `/acompanhamento`: every process of the company for who represents it, one's own for the others. */
export function setUpMonitoring(app: Express, context: PortalContext): void {
  const { store } = context;
  const texts = services.monitoring;

  app.get("/acompanhamento", async (request, response) => {
    const acting = await actingCompany(context, request, response);
    if (acting === null) {
      const content = (
        <Panel title={texts.title}>
          <p>{texts.noCompany}</p>
        </Panel>
      );
      return sendPage(context, response, { title: texts.title }, content);
    }
    const { account, company } = acting;
    const before = momentOf(request.query.antes);
    const processes = await store.processes.visibleTo({
      ...{ accountId: account.id, companyId: company.id },
      ...{ before, limit: SHOWN + 1 },
    });
    const shown = processes.slice(0, SHOWN);
    const rows = await Promise.all(
      shown.map(async (process) => ({
        process,
        service: serviceTitle(await store.services.get(process.serviceId), process),
        basis: await describeBasis(context, process),
      })),
    );
    const older = processes.length > SHOWN ? shown.at(-1)!.requestedAt : null;
    await sendCompanyPage(
      context,
      response,
      acting,
      { title: texts.title, current: "/acompanhamento" },
      <MonitoringPage {...{ company, rows, older }} newest={before === null} />,
    );
  });
}

function momentOf(text: unknown): Date | null {
  const date = typeof text === "string" ? new Date(text) : null;
  return date === null || Number.isNaN(date.getTime()) ? null : date;
}
