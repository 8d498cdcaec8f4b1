import { normaliseCnpj, normaliseCpf } from "../domain/identifiers.ts";
import { isPasswordHash } from "../domain/legacy-hash.ts";
import { type HashScheme, hashSchemes, type ImportFault, type LegacyAccountInput } from "../domain/legacy-import.ts";
import { isEmail } from "../store/email.ts";
import type { ImportLine } from "../store/types.ts";
import { LineValues } from "./values.ts";

export const accountColumns = ["login", "name", "email", "cpf", "cnpj", "password_hash", "hash_scheme", "status"] as const;

/** An account that is switched off, for whatever reason, is imported, and cannot be migrated without staff. */
const statuses = {
  active: true,
  ativo: true,
  ativa: true,
  inactive: false,
  inativo: false,
  inativa: false,
  blocked: false,
  bloqueado: false,
};

const schemes = Object.fromEntries(hashSchemes.map((scheme) => [scheme, scheme])) as Record<string, HashScheme>;

/** The account of a line, or everything that is wrong with it. */
export function readAccount(line: number, cells: ReadonlyMap<string, string>): ImportLine<LegacyAccountInput>[] {
  const values = new LineValues(cells);
  const login = values.required("login", 200);
  const name = values.required("name", 300);
  const email = checked(values, "email", (text) => (isEmail(text) ? text : null), "email-wrong");
  const cpf = checked(values, "cpf", normaliseCpf, "cpf-wrong");
  const cnpj = checked(values, "cnpj", normaliseCnpj, "cnpj-wrong");
  const passwordHash = values.required("password_hash", 1_000);
  const scheme = values.word("hash_scheme", schemes, "scheme-unknown");
  const active = values.word("status", statuses, "status-unknown");
  if (scheme !== null && passwordHash !== null && !isPasswordHash(scheme, passwordHash))
    values.fault("hash-wrong", "password_hash");
  if (values.faults.length > 0 || login === null || name === null || passwordHash === null || scheme === null || active === null)
    return values.faults.map((fault) => ({ line, fault: withoutHash(fault), ...(login === null ? {} : { login }) }));
  return [{ line, input: { login, name, email, cpf, cnpj, passwordHash, scheme, active } }];
}

function checked(
  values: LineValues,
  column: string,
  read: (text: string) => string | null,
  code: "email-wrong" | "cpf-wrong" | "cnpj-wrong",
): string | null {
  const text = values.optional(column, 300);
  return text === null ? null : (read(text) ?? values.fault(code, column, text));
}

/** What stands in the column of hashes is shown to nobody, whatever is wrong with it. */
function withoutHash({ value, ...fault }: ImportFault): ImportFault {
  return value === undefined || fault.column === "password_hash" ? fault : { ...fault, value };
}
