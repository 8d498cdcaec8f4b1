import type { LegacyProcess, Process } from "../../../store/types.ts";
import { describeCapacity } from "../../../texts/capacity.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import { describeCompanyNumber } from "../../../texts/numbers.ts";
import { staffAudit } from "../../../texts/staff-audit.ts";
import type { PortalContext } from "../../context.ts";
import { describeBasis, serviceTitle } from "../../services/about.ts";
import { loginPath } from "../migration/paths.ts";

/** Who opened a process, and for whom, in words. */
export interface Answer {
  title: string;
  text: string;
  /** Names and values. */
  facts: [string, string][];
  link: { href: string; text: string } | null;
}

const texts = staffAudit.answer;

/** The answer for a process of the platform. */
export async function answerOf(context: PortalContext, process: Process): Promise<Answer> {
  const { openedBy, company, openedAt, requestedAt, capacity, number } = process;
  const named = `${company.legalName} (${describeCompanyNumber(company.cnpj)})`;
  const say = openedAt === null ? texts.notOpened : texts.opened;
  const [basis, service] = await Promise.all([describeBasis(context, process), context.store.services.get(process.serviceId)]);
  return {
    title: texts.title(number),
    text: say(openedBy.name, named, brasiliaMoment(openedAt ?? requestedAt)),
    facts: [
      [texts.service, serviceTitle(service, process)],
      ...(capacity === null ? [] : [[texts.capacity, describeCapacity(capacity)] as [string, string]]),
      ...(basis === null ? [] : [[texts.basis, basis] as [string, string]]),
    ],
    link: null,
  };
}

/** The answer for a process of the old system: who opened it there, and to whom it belongs now. */
export async function legacyAnswerOf({ store }: PortalContext, process: LegacyProcess): Promise<Answer> {
  const { number, ownerLogin, openedAt, movedTo, movedAt, removedAt } = process;
  const owner = movedTo === null ? null : await store.accounts.get(movedTo);
  const now =
    removedAt !== null
      ? texts.legacyRemoved(brasiliaMoment(removedAt))
      : owner === null || movedAt === null
        ? texts.legacyWaiting
        : texts.legacyMoved(owner.displayName, brasiliaMoment(movedAt));
  return {
    title: texts.legacyTitle(number),
    text: `${texts.legacyOpened(ownerLogin, brasiliaMoment(openedAt))} ${now}`,
    facts: [],
    link: { href: loginPath(process.ownerId), text: texts.legacyLink },
  };
}
