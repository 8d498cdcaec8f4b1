import type { Response } from "express";
import type { ComponentChildren } from "preact";
import { company as texts } from "../../texts/company.ts";
import type { PortalContext } from "../context.ts";
import { type PageOptions, sendPage } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { sessionOf } from "../middleware/sessions.ts";
import { SgciMenu } from "../pages/sgci-menu.tsx";
import type { Acting } from "./acting.ts";
import { CompanyBanner } from "./banner.tsx";

/** Sends a page that acts for a company: the menu, the banner that says for which one, and what the page is about. */
export async function sendCompanyPage(
  context: PortalContext,
  response: Response,
  { company, companies }: Pick<Acting, "company" | "companies">,
  { current, ...page }: PageOptions & { /** Path of the page in the menu. */ current: string },
  content: ComponentChildren,
): Promise<void> {
  const session = sessionOf(response);
  const csrf = await session.csrfToken();
  const chosenId = session.data?.companyId ?? null;
  await sendPage(
    context,
    response,
    page,
    <>
      <SgciMenu current={current} companyId={company.id} />
      <CompanyBanner {...{ company, companies, chosenId, csrf }} back={current} />
      {content}
    </>,
  );
}

/** The same page for somebody who acts for no company. */
export async function sendNoCompany(context: PortalContext, response: Response, title: string): Promise<void> {
  await sendPage(
    context,
    response,
    { title },
    <Panel title={title}>
      <p>{texts.noCompany}</p>
    </Panel>,
  );
}
