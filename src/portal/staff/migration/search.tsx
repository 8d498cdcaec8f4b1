import type { Express } from "express";
import { normaliseCpf } from "../../../domain/identifiers.ts";
import type { LegacyState } from "../../../store/types.ts";
import { migrationStaff } from "../../../texts/migration-staff.ts";
import type { PortalContext } from "../../context.ts";
import { SUPPORT_ROLES } from "../areas.ts";
import { LoginPage } from "./pages/login.tsx";
import { SearchPage } from "./pages/search.tsx";
import { LOGINS_PATH } from "./paths.ts";
import { found, idOf, requireActor, sendMigrationPage } from "./send.tsx";

/** Logins on one page. */
const SHOWN = 50;
const STATES: LegacyState[] = ["ready", "migrating", "migrated", "blocked", "inactive"];

/** `/equipe/migracao/logins`: old logins, found by what a caller says. Every search and every look is in the audit. */
export function setUpLoginSearch(app: Express, context: PortalContext): void {
  const { store } = context;

  app.get(LOGINS_PATH, async (request, response) => {
    const { member, acting } = await requireActor(context, response, SUPPORT_ROLES);
    const text = textOf(request.query.busca).trim();
    const state = STATES.find((one) => one === request.query.situacao) ?? null;
    const after = textOf(request.query.depois) || null;
    const short = text !== "" && text.length < 3;
    const search = !short && (text !== "" || state !== null);
    const rows = search
      ? await store.legacy.search({
          ...(text !== "" && { text: normaliseCpf(text) ?? text }),
          ...(state !== null && { state }),
          ...{ after, limit: SHOWN + 1 },
        })
      : null;
    if (rows !== null) {
      const details = { text, ...(state !== null && { state }), found: Math.min(rows.length, SHOWN) };
      await store.audit.append({ ...acting, action: "legacy-searched", subject: "legacy-accounts", details });
    }
    await sendMigrationPage(
      context,
      response,
      member,
      { part: "search", title: migrationStaff.search.title, status: short ? 422 : 200 },
      <SearchPage {...{ text, state, short }} rows={rows?.slice(0, SHOWN) ?? null} more={(rows?.length ?? 0) > SHOWN} />,
    );
  });

  app.get(`${LOGINS_PATH}/:id`, async (request, response) => {
    const { member, acting } = await requireActor(context, response, SUPPORT_ROLES);
    const login = found(await store.legacy.get(idOf(request)));
    await store.audit.append({ ...acting, action: "legacy-viewed", subject: login.id, details: {} });
    const [migration, account, processes] = await Promise.all([
      login.migrationId === null ? null : store.legacy.migration(login.migrationId),
      login.migratedTo === null ? null : store.accounts.get(login.migratedTo),
      store.legacy.processesOf(login.id, { after: textOf(request.query.depois) || null, limit: SHOWN + 1 }),
    ]);
    await sendMigrationPage(
      context,
      response,
      member,
      { part: "search", title: migrationStaff.account.title(login.login) },
      <LoginPage
        {...{ login, migration, account }}
        processes={processes.slice(0, SHOWN)}
        next={processes.length > SHOWN ? processes[SHOWN - 1]!.number : null}
      />,
    );
  });
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.slice(0, 200) : "";
}
