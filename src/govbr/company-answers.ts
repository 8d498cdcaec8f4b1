import { z } from "zod";
import type { Atuacao } from "../domain/atuacao.ts";
import type { GovbrCompany } from "../domain/govbr-identity.ts";
import { parseGovbrDate } from "./date.ts";
import { GovbrError } from "./error.ts";

const absent = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? null);

const List = z.array(z.object({ cnpj: z.string(), razaoSocial: absent(z.string()), dataCriacao: absent(z.string()) }));

// Without `atuacao` the person is a COLABORADOR, so `cpf` must be there: it tells such an answer from an unrelated object.
const Participation = z.object({
  cpf: z.string(),
  atuacao: absent(z.string()),
  cadastrador: absent(z.union([z.boolean(), z.string()])),
  dataCriacao: absent(z.string()),
  dataExpiracao: absent(z.string()),
});

export type ListedCompany = z.output<typeof List>[number];
export type Participation = z.output<typeof Participation>;

/** The list of companies of a person. Throws `unavailable` when the answer has another shape. */
export function readList(body: unknown): ListedCompany[] {
  return readAs(List, body);
}

/** What a person is to one company. Throws `unavailable` when the answer has another shape. */
export function readParticipation(body: unknown): Participation {
  return readAs(Participation, body);
}

/**
 * Both answers as one reading. No `atuacao` means COLABORADOR; one that is not known yet gives no power (NAO_ATUANTE).
 * An end date that cannot be read is an error: taking it for "no end" would give power without limit.
 */
export function toCompany(cnpj: string, listed: ListedCompany, part: Participation): GovbrCompany {
  return {
    cnpj,
    legalName: listed.razaoSocial?.trim() || cnpj,
    atuacao: atuacaoOf(part.atuacao),
    registrar: String(part.cadastrador).toLowerCase() === "true",
    linkedAt: dateOf(part.dataCriacao ?? listed.dataCriacao),
    expiresAt: dateOf(part.dataExpiracao),
  };
}

function atuacaoOf(text: string | null): Atuacao {
  switch (text?.trim() ?? "") {
    case "":
      return "COLABORADOR";
    case "SOCIO":
      return "SOCIO";
    case "REPRESENTANTE_LEGAL":
      return "REPRESENTANTE_LEGAL";
    case "CONTADOR":
      return "CONTADOR";
    default:
      return "NAO_ATUANTE";
  }
}

function dateOf(text: string | null): Date | null {
  if (text === null || text.trim() === "") return null;
  const date = parseGovbrDate(text);
  if (date === null) throw new GovbrError("unavailable", "unreadable date in the companies API");
  return date;
}

function readAs<T extends z.ZodType>(type: T, body: unknown): z.output<T> {
  const read = type.safeParse(body);
  if (!read.success) throw new GovbrError("unavailable", "unexpected answer of the companies API");
  return read.data;
}
