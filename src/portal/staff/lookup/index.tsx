import type { Express, Response } from "express";
import { normaliseCompanyNumber, normalisePersonNumber } from "../../../domain/identifiers.ts";
import type { Account } from "../../../store/types.ts";
import { staffLookup as texts } from "../../../texts/staff-lookup.ts";
import type { PortalContext } from "../../context.ts";
import { sendPage } from "../../layout/page.tsx";
import { fieldOf } from "../../middleware/parsing.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { PortalProblem } from "../../problem.ts";
import { AREA_PATHS, SUPPORT_ROLES } from "../areas.ts";
import { actingAs, requireOneOf, type StaffMember } from "../guard.ts";
import { StaffNavigation } from "../navigation.tsx";
import { AccountPage } from "./account-page.tsx";
import { CompanyPage } from "./company-page.tsx";
import { LookupPage } from "./search-page.tsx";

/** Rows of each list. */
const SHOWN = 25;
const SHORTEST = 3;
const REASON_LIMIT = 500;

/** `/equipe/consulta`: people and companies. Every search and every look is in the audit, and so is every unmasking. */
export function setUpLookup(app: Express, context: PortalContext): void {
  const { store } = context;
  const path = AREA_PATHS.lookup;

  const requireActor = async (response: Response) => {
    const { member, role } = await requireOneOf(context, response, SUPPORT_ROLES);
    return { member, acting: actingAs(member, role, response) };
  };

  app.get(path, async (request, response) => {
    const { member, acting } = await requireActor(response);
    const text = typeof request.query.busca === "string" ? request.query.busca.trim().slice(0, 200) : "";
    const short = text !== "" && text.length < SHORTEST;
    const found = text === "" || short ? null : await search(context, text);
    if (found !== null) {
      const details = { text, accounts: found.accounts.length, companies: found.companies.length };
      await store.audit.append({ ...acting, action: "looked-up", subject: "accounts-and-companies", details });
    }
    await sendPage(
      context,
      response,
      { title: texts.title, status: short ? 422 : 200 },
      <>
        <StaffNavigation member={member} current={path} />
        <LookupPage {...{ text, short, found }} />
      </>,
    );
  });

  app.get(`${path}/contas/:id`, async (request, response) => {
    const { member, acting } = await requireActor(response);
    const account = await accountOr404(context, request.params.id);
    await store.audit.append({ ...acting, action: "account-viewed", subject: account.id, details: {} });
    await sendAccount(context, response, member, account, { revealed: false, rejected: null });
  });

  app.post(`${path}/contas/:id/mostrar`, async (request, response) => {
    const { member, acting } = await requireActor(response);
    const account = await accountOr404(context, request.params.id);
    const reason = fieldOf(request.body, "motivo").trim();
    if (reason === "" || reason.length > REASON_LIMIT) {
      return sendAccount(context, response, member, account, { revealed: false, rejected: reason });
    }
    // Before it is shown: nobody sees it without a trace.
    await store.audit.append({ ...acting, action: "identifier-revealed", subject: account.id, details: { reason } });
    await sendAccount(context, response, member, account, { revealed: true, rejected: null });
  });

  app.get(`${path}/empresas/:id`, async (request, response) => {
    const { member, acting } = await requireActor(response);
    const company = await store.lookup.company(String(request.params.id));
    if (company === null) throw new PortalProblem("notFound", 404);
    const about = { companyCnpj: company.cnpj, action: "company-viewed", subject: company.id, details: {} };
    await store.audit.append({ ...acting, ...about });
    const [bonds, { members, total }] = await Promise.all([
      store.companies.representativesOf(company.id),
      store.members.list({ companyId: company.id, limit: SHOWN }),
    ]);
    const people = await Promise.all(bonds.map(({ accountId }) => store.accounts.get(accountId)));
    const representatives = bonds.map((bond, index) => ({ bond, name: people[index]?.displayName ?? texts.unknown }));
    await sendPage(
      context,
      response,
      { title: company.legalName },
      <>
        <StaffNavigation member={member} current={path} />
        <CompanyPage {...{ company, representatives, members, totalMembers: total }} />
      </>,
    );
  });
}

/** People and companies; a number finds only what has it. */
async function search({ store }: PortalContext, text: string) {
  const limit = SHOWN + 1;
  const [person, company] = [normalisePersonNumber(text) !== null, normaliseCompanyNumber(text) !== null];
  const [accounts, companies] = await Promise.all([
    company && !person ? [] : store.lookup.accounts({ text, limit }),
    person && !company ? [] : store.lookup.companies({ text, limit }),
  ]);
  const more = accounts.length > SHOWN || companies.length > SHOWN;
  return { accounts: accounts.slice(0, SHOWN), companies: companies.slice(0, SHOWN), more };
}

async function accountOr404({ store }: PortalContext, id: unknown): Promise<Account> {
  const account = await store.accounts.get(String(id));
  if (account === null) throw new PortalProblem("notFound", 404);
  return account;
}

async function sendAccount(
  context: PortalContext,
  response: Response,
  member: StaffMember,
  account: Account,
  { revealed, rejected }: { revealed: boolean; rejected: string | null },
): Promise<void> {
  const { store } = context;
  const [companies, roles, migrations] = await Promise.all([
    store.members.companiesOf(account.id),
    store.staff.rolesOf(account.id),
    store.legacy.migrationsOf(account.id),
  ]);
  const csrf = await sessionOf(response).csrfToken();
  await sendPage(
    context,
    response,
    { title: account.displayName, status: rejected === null ? 200 : 422 },
    <>
      <StaffNavigation member={member} current={AREA_PATHS.lookup} />
      <AccountPage {...{ account, companies, roles, migrations, revealed, rejected, csrf }} />
    </>,
  );
}
