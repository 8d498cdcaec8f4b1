import { maskCpfs } from "../../store/masking.ts";

/** Names that say that a value is about somebody. */
const PERSONAL_NAME =
  /name|nome|cpf|cnpj|mail|phone|fone|celular|address|endere|birth|nascimento|person|pessoa|compan|empresa|contact|contato|document/i;
/** Values that cannot be about anybody: codes as models use them, and the ids that we make. */
const CODE = /^[A-Za-z][A-Za-z]*([-_.][A-Za-z0-9]+)*$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** A CPF has eleven digits, a telephone number eight and more. */
const DIGITS = 8;

/**
 * Whether a variable may hold personal data and stays hidden until somebody asks for it. Analysts name variables as
 * they like, so what is not evidently technical counts as personal.
 */
export function isPersonal(name: string, type: string, value: unknown): boolean {
  if (value === null || value === undefined || typeof value === "boolean" || /^(null|boolean)$/i.test(type)) return false;
  if (PERSONAL_NAME.test(name)) return true;
  if (/^date$/i.test(type)) return false;
  if (typeof value === "number") return String(Math.abs(Math.trunc(value))).length >= DIGITS;
  if (typeof value !== "string" || !/^string$/i.test(type)) return true;
  return value !== "" && !UUID.test(value) && !(value.length <= 60 && CODE.test(value) && !/\d{8}/.test(value));
}

/** A text of the engine (message, stack trace) without the CPFs and e-mail addresses in it. */
export function withoutIdentifiers(text: string): string {
  return maskCpfs(text).replace(/[\w.+%-]{1,64}@((?:[\w-]+\.)+[a-z]{2,})/gi, "***@$1");
}
