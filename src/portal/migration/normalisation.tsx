import type { Express } from "express";
import { isForeignPerson } from "../../domain/identifiers.ts";
import type { Account } from "../../store/types.ts";
import { migration } from "../../texts/migration.ts";
import type { PortalContext } from "../context.ts";
import { accountOf, sendPage } from "../layout/page.tsx";
import { sessionOf } from "../middleware/sessions.ts";
import { requireAccount } from "../routes/guard.ts";
import { attachClaims, beginMigrations } from "./begin.ts";
import { provenIn } from "./claims.ts";
import { NormalisationPage } from "./pages/normalisation.tsx";
import { MIGRATIONS_PATH, NORMALISATION_PATH } from "./paths.ts";

/** `/normalizacao`: what was proven in this browser, and the way on to the account of Gov.br that gets it. */
export function setUpNormalisation(app: Express, context: PortalContext): void {
  app.get(NORMALISATION_PATH, async (_request, response) => {
    const session = sessionOf(response);
    const [proven, account] = await Promise.all([provenIn(context, session), accountOf(context, response)]);
    const csrf = await session.csrfToken();
    await sendPage(
      context,
      response,
      { title: migration.normalisation.title },
      <NormalisationPage {...{ proven, csrf }} person={account?.displayName ?? null} withoutGovbr={isWithoutGovbr(account)} />,
    );
  });

  app.post(`${NORMALISATION_PATH}/continuar`, async (_request, response) => {
    const account = await requireAccount(context, response);
    const session = sessionOf(response);
    if (isWithoutGovbr(account)) return response.redirect(303, NORMALISATION_PATH);
    const attached = await attachClaims(context, session, account);
    if (attached.length === 0) {
      await session.update({ notice: { kind: "warning", text: migration.normalisation.worthless } });
      return response.redirect(303, MIGRATIONS_PATH);
    }
    response.redirect(303, await beginMigrations(context, session, account, attached));
  });
}

/** Old logins come to accounts of Gov.br: whoever has own credentials is nobody whom Gov.br knows. */
function isWithoutGovbr(account: Account | null): boolean {
  return account !== null && isForeignPerson(account.cpf);
}
