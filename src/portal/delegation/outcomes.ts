import { isOpen } from "../../domain/delegation.ts";
import type { Delegation, GrantResult, Store } from "../../store/types.ts";
import { delegationStates, grantRefusals, delegation as texts } from "../../texts/delegation.ts";
import { brasiliaMoment } from "../../texts/moments.ts";

/** What became of one service, ready to be read. */
export interface Outcome {
  serviceId: string;
  done: boolean;
  text: string;
}

/** Says results in words, naming who did what and when. */
export interface Teller {
  outcome(result: GrantResult): Promise<Outcome>;
  /** Who brought a delegation into the state in which it is, and when. */
  lastChange(delegation: Delegation): Promise<string>;
  /** The name of who acted: an account id, or `system:<part>`. */
  nameOf(actor: string): Promise<string>;
}

/** @param readerId who reads it: called "você" */
export function createTeller({ accounts }: Pick<Store, "accounts">, readerId: string): Teller {
  const known = new Map<string, Promise<string>>([[readerId, Promise.resolve(texts.you)]]);
  const find = async (actor: string) => {
    if (actor.startsWith("system:")) return texts.system;
    return (await accounts.get(actor))?.displayName ?? texts.somebody;
  };
  const teller: Teller = {
    nameOf(actor) {
      const name = known.get(actor) ?? find(actor);
      known.set(actor, name);
      return name;
    },
    async lastChange({ state, grantedBy, grantedAt, stateBy, stateAt }) {
      const { given, ended } = texts.results;
      if (isOpen(state) && state !== "suspended") {
        return given(grantedBy.accountId === readerId ? texts.you : grantedBy.name, brasiliaMoment(grantedAt));
      }
      return ended(delegationStates[state], await teller.nameOf(stateBy), brasiliaMoment(stateAt));
    },
    async outcome(result) {
      const { serviceId, delegation } = result;
      if (result.result === "refused") {
        const change = delegation === null ? "" : ` ${await teller.lastChange(delegation)}`;
        return { serviceId, done: false, text: `${grantRefusals[result.code]}${change}` };
      }
      if (result.result !== "unchanged") return { serviceId, done: true, text: texts.results[result.result] };
      const { grantedBy, grantedAt } = result.delegation;
      const who = grantedBy.accountId === readerId ? texts.you : grantedBy.name;
      return { serviceId, done: true, text: texts.results.unchanged(who, brasiliaMoment(grantedAt)) };
    },
  };
  return teller;
}
