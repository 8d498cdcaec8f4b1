import type { Knex } from "knex";
import type { NoticeKind } from "../../domain/notices.ts";
import type { NoticeWriter } from "../notices.ts";
import type { GrantResult } from "../types/delegation.ts";
import type { ActingRepresentative } from "./powers.ts";

/** Names of services as people know them, such as `P001 - Acreditação Inicial de Organismos`. */
export async function serviceNames(knex: Knex, ids: string[]): Promise<string[]> {
  const rows = await knex("store.services").whereIn("id", ids).orderBy("position").select("code", "name");
  return rows.map(({ code, name }) => `${code} - ${name}`);
}

const kindOf: Partial<Record<GrantResult["result"], NoticeKind>> = {
  granted: "delegation-given",
  changed: "delegation-given",
  confirmed: "delegation-confirmed",
  revoked: "delegation-ended",
};

/** Tells the member what an update gave and took: one notice of each kind, not one per service. */
export async function tellMember(
  trx: Knex.Transaction,
  notices: NoticeWriter,
  { actor, reason, results }: { actor: ActingRepresentative; reason: string | null; results: GrantResult[] },
): Promise<void> {
  for (const kind of new Set(results.map(({ result }) => kindOf[result]))) {
    const told = results.flatMap((result) => (kindOf[result.result] === kind && result.delegation ? [result.delegation] : []));
    const [first] = told;
    if (kind === undefined || first === undefined || first.accountId === null) continue;
    const ends = new Set(told.map(({ validUntil }) => validUntil?.getTime()));
    await notices.write(trx, {
      ...{ accountId: first.accountId, kind, eventKey: `${kind}:${first.id}` },
      data: {
        ...{ companyId: actor.companyId, companyName: actor.companyName },
        person: actor.name,
        services: await serviceNames(
          trx,
          told.map(({ serviceId }) => serviceId),
        ),
        ...(kind === "delegation-ended" ? { reason } : {}),
        ...(ends.size === 1 && first.validUntil ? { until: first.validUntil } : {}),
      },
    });
  }
}
