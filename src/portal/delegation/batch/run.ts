import { StoreError } from "../../../store/errors.ts";
import type { Grant, GrantResult, Store } from "../../../store/types.ts";
import { delegation } from "../../../texts/delegation.ts";
import type { LookUp } from "../look-ups.ts";
import { createTeller } from "../outcomes.ts";
import type { Representative } from "../representative.ts";
import type { BatchEntry } from "./parse.ts";

/** What becomes, or became, of one service of one line. */
export interface BatchResult extends Omit<BatchEntry, "grant" | "error"> {
  done: boolean;
  text: string;
}

/** What was open when a batch was looked at: id of the delegation, or null, by `<cpf> <service>`. */
export type SeenBatch = Map<string, string | null>;

export interface BatchRun {
  results: BatchResult[];
  seen: SeenBatch;
}

/**
 * Carries out a batch, person by person, or only says what would become of it. `seen`: what stood there at the dry run;
 * what somebody else has changed since is refused.
 */
export async function runBatch(
  store: Pick<Store, "accounts" | "delegations" | "members">,
  lookUp: LookUp,
  acting: Representative,
  { entries, dryRun, seen: before }: { entries: BatchEntry[]; dryRun: boolean; seen: SeenBatch },
): Promise<BatchRun> {
  const { account, company } = acting;
  const teller = createTeller(store, account.id);
  const texts = new Map<BatchEntry, { done: boolean; text: string }>();
  const seen: SeenBatch = new Map();
  for (const cpf of new Set(entries.filter(({ grant }) => grant !== null).map((entry) => entry.cpf))) {
    const own = entries.filter((entry) => entry.cpf === cpf && entry.grant !== null);
    const grants = own.map(({ grant }) => grant as Grant);
    if ((await store.members.find({ companyId: company.id, cpf })) === null) await lookUp.count(acting);
    const open = await store.delegations.ofMember({ companyId: company.id, cpf });
    for (const { serviceId } of grants) {
      seen.set(`${cpf} ${serviceId}`, open.find((one) => one.serviceId === serviceId)?.id ?? null);
    }
    const stood = grants.flatMap(({ serviceId }) => {
      const id = before.get(`${cpf} ${serviceId}`);
      return id === undefined ? [] : [[serviceId, id] as const];
    });
    const update = { actorId: account.id, companyId: company.id, cpf, grants, dryRun, seen: Object.fromEntries(stood) };
    const results = await store.delegations.update(update).catch((error: unknown) => {
      if (error instanceof StoreError && error.code === "member-unknown") return null;
      throw error;
    });
    for (const [index, entry] of own.entries()) {
      const result = results?.[index];
      if (result === undefined) texts.set(entry, { done: false, text: delegation.batch.memberUnknown });
      else texts.set(entry, dryRun ? await foretell(result) : await teller.outcome(result));
    }
  }
  const results = entries.map((entry) => {
    const { done, text } = texts.get(entry) ?? { done: false, text: entry.error ?? "" };
    return { line: entry.line, cpf: entry.cpf, service: entry.service, done, text };
  });
  return { results, seen };

  async function foretell(result: GrantResult): Promise<{ done: boolean; text: string }> {
    const { willGrant, willChange, willConfirm } = delegation.batch;
    if (result.result === "granted") return { done: true, text: willGrant };
    if (result.result === "changed") return { done: true, text: willChange };
    if (result.result === "confirmed") return { done: true, text: willConfirm };
    return teller.outcome(result);
  }
}

/** What was seen, in one field of a form. */
export function writeSeen(seen: SeenBatch): string {
  return [...seen].map(([key, id]) => `${key} ${id ?? ""}`.trim()).join(",");
}

export function readSeen(text: string): SeenBatch {
  const seen: SeenBatch = new Map();
  for (const part of text.split(",")) {
    const [cpf, serviceId, id] = part.split(" ");
    if (cpf && serviceId) seen.set(`${cpf} ${serviceId}`, id ?? null);
  }
  return seen;
}
