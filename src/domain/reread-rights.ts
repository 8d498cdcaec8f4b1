import { isRepresentative } from "./atuacao.ts";
import type { GovbrCompany } from "./govbr-identity.ts";
import type { Evidence } from "./recognition.ts";

/** Why a tie ends when Gov.br is asked again. */
export type LostRight = "govbr-no-longer-representative" | "govbr-link-gone" | "govbr-link-expired";

/** What a login needs to know of a tie that exists. */
export interface RestingBond {
  id: string;
  cnpj: string;
  evidence: Evidence;
}

/**
 * Which ties end because of what Gov.br says at this login. Where Gov.br names the company, its word counts, whatever
 * proved the tie. Where it does not, a tie that rested on Gov.br's own link is gone, and one that an e-CNPJ proved
 * stays: Gov.br need not know that company, and the tie does not die with the certificate. What Inmetro's team validated is
 * not Gov.br's to judge.
 */
export function lostRights(bonds: RestingBond[], companies: GovbrCompany[], now: Date): { id: string; reason: LostRight }[] {
  const lost: { id: string; reason: LostRight }[] = [];
  for (const bond of bonds) {
    const link = companies.find(({ cnpj }) => cnpj === bond.cnpj);
    const reason = reasonToEnd(bond, link, now);
    if (reason !== null) lost.push({ id: bond.id, reason });
  }
  return lost;
}

function reasonToEnd({ evidence }: RestingBond, link: GovbrCompany | undefined, now: Date): LostRight | null {
  if (evidence === "team-validation") return null;
  const restsOnLink = evidence === "govbr-companies";
  if (link === undefined) return restsOnLink ? "govbr-link-gone" : null;
  if (!isRepresentative(link.atuacao)) return "govbr-no-longer-representative";
  return restsOnLink && link.expiresAt !== null && link.expiresAt <= now ? "govbr-link-expired" : null;
}
