import type { GovbrCompany } from "../domain/govbr-identity.ts";
import { isSameCpf, normaliseCnpj } from "../domain/identifiers.ts";
import { fromApiAnswer } from "./api-error.ts";
import { type ListedCompany, readList, readParticipation, toCompany } from "./company-answers.ts";
import { mapConcurrently } from "./concurrency.ts";
import { GovbrError } from "./error.ts";
import type { GovbrSettings } from "./settings.ts";
import type { Transport } from "./transport.ts";

const AT_ONCE = 5;

/**
 * Gives the function that reads the companies linked to an account: the list, then one request per company, because
 * the list does not tell the role. An empty list (also as 404) is normal. If any role cannot be read the whole
 * reading fails with `unavailable`: a company left out would look like power lost.
 */
export function createCompanies(settings: Pick<GovbrSettings, "apiUrl" | "log">, transport: Transport) {
  const base = `${settings.apiUrl.replace(/\/$/, "")}/empresas/v2/empresas`;

  async function ask(url: string, accessToken: string): Promise<{ status: number; body: unknown }> {
    const response = await transport(url, {
      headers: { accept: "application/json", authorization: `Bearer ${accessToken}` },
    });
    const body: unknown = await response.json().catch(() => null);
    if (response.status !== 200 && response.status !== 404) throw fromApiAnswer(response.status, body);
    return { status: response.status, body };
  }

  async function details(listed: ListedCompany & { valid: string }, cpf: string, accessToken: string): Promise<GovbrCompany> {
    const answer = await ask(`${base}/${listed.valid}/participantes/${cpf}`, accessToken);
    if (answer.status === 404) throw new GovbrError("unavailable", "role of a listed company not found");
    const part = readParticipation(answer.body);
    if (!isSameCpf(part.cpf, cpf)) throw new GovbrError("unavailable", "role of another person");
    return toCompany(listed.valid, listed, part);
  }

  return async function companies(accessToken: string, cpf: string): Promise<GovbrCompany[]> {
    const answer = await ask(`${base}?filtrar-por-participante=${encodeURIComponent(cpf)}`, accessToken);
    if (answer.status === 404) return [];
    const listed = readList(answer.body).flatMap((one) => {
      const valid = normaliseCnpj(one.cnpj);
      if (valid !== null) return [{ ...one, valid }];
      settings.log.warn("Gov.br lists a company whose CNPJ is not valid; left out");
      return [];
    });
    return mapConcurrently(listed, AT_ONCE, (one) => details(one, cpf, accessToken));
  };
}
