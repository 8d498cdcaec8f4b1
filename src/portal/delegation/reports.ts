import { isOpen } from "../../domain/delegation.ts";
import type { GrantResult, Store } from "../../store/types.ts";
import { delegation as texts } from "../../texts/delegation.ts";
import type { MemberForm } from "./member-form.ts";
import { createTeller } from "./outcomes.ts";
import type { MemberViewProps } from "./pages/member.tsx";
import type { Representative } from "./representative.ts";
import type { DelegableService } from "./services.ts";

interface Done {
  cpf: string;
  form: MemberForm;
  /** As they stood when the form came. */
  services: DelegableService[];
  results: GrantResult[];
}

/**
 * What a representative has to be told after an update: what was not done, and what somebody else changed since the page was
 * shown although this form left it alone. Nothing of this is to be told when all went as it was meant.
 */
export async function reportsOf(
  store: Pick<Store, "accounts" | "delegations">,
  { account, company }: Representative,
  { cpf, form, services, results }: Done,
): Promise<MemberViewProps["reports"]> {
  const teller = createTeller(store, account.id);
  const labelOf = (id: string) => {
    const service = services.find((entry) => entry.service.id === id)?.service;
    return service === undefined ? id : `${service.code} - ${service.name}`;
  };
  const refused = [];
  for (const result of results) {
    // What was to end has ended: sending the same form twice is no reason to worry.
    const isOver =
      result.result === "refused" && result.code === "delegation-not-open" && result.delegation?.stateBy === account.id;
    if (result.result !== "refused" || isOver) continue;
    refused.push({ label: labelOf(result.serviceId), text: (await teller.outcome(result)).text });
  }
  const decided = new Set(results.map(({ serviceId }) => serviceId));
  const meanwhile = [];
  const all = await store.delegations.ofMember({ companyId: company.id, cpf, all: true });
  for (const { service, delegation } of services) {
    const seen = form.seen.get(service.id) ?? null;
    if (decided.has(service.id) || (delegation?.id ?? null) === seen) continue;
    const newest = all.filter(({ serviceId }) => serviceId === service.id).sort((one, other) => other.version - one.version)[0];
    if (newest === undefined) continue;
    const by = isOpen(newest.state) && newest.state !== "suspended" ? newest.grantedBy.accountId : newest.stateBy;
    if (by === account.id) continue;
    meanwhile.push({ label: labelOf(service.id), text: await teller.lastChange(newest) });
  }
  return [
    { title: texts.member.resultTitle, lines: refused },
    { title: texts.member.meanwhileTitle, lines: meanwhile },
  ].filter(({ lines }) => lines.length > 0);
}
