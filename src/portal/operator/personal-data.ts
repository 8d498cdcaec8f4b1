import {
  maskCnpj,
  maskCompanyNumber,
  maskCpf,
  maskPersonNumber,
  normaliseCnpj,
  normaliseCompanyNumber,
  normaliseCpf,
  normalisePersonNumber,
} from "../../domain/identifiers.ts";

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

/** Ids that we make are kept whole: nothing inside of them is about anybody. */
const UUID_INSIDE = /(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/;
/** Digits may follow a word or a hyphen: `cadastro-12345678909`. Letters of a new CNPJ stand for themselves only. */
const CNPJ_INSIDE =
  /(?<cnpj>(?<!\d)\d{2}\.?\d{3}\.?\d{3}\/?\d{4}-?\d{2}(?!\d)|(?<![0-9a-z])[0-9a-z]{2}\.?[0-9a-z]{3}\.?[0-9a-z]{3}\/?[0-9a-z]{4}-?\d{2}(?![0-9a-z]))/;
const CPF_INSIDE = /(?<cpf>(?<!\d)\d{3}[. ]?\d{3}[. ]?\d{3}[- ]?\d{2}(?!\d))/;
/** Numbers of people without CPF and of companies without CNPJ. */
const FOREIGN_INSIDE = /(?<foreign>(?<![0-9a-z])(?:E ?\d{4}\.?\d{3}\.?\d{3}|EX-?[A-Z]{2}-?\d{4}\.?\d{4})(?!\d))/;
const EMAIL_INSIDE = /[\w.+%-]{1,64}@(?<host>(?:[\w-]+\.)+[a-z]{2,})/;
const INSIDE = new RegExp(
  [UUID_INSIDE, EMAIL_INSIDE, FOREIGN_INSIDE, CNPJ_INSIDE, CPF_INSIDE].map(({ source }) => source).join("|"),
  "gi",
);

/** A text of the engine (message, stack trace, business key, comment) without the CPFs, CNPJs and e-mail addresses in it. */
export function withoutIdentifiers(text: string): string {
  return text.replace(INSIDE, (found, ...rest) => {
    const { host, foreign, cnpj, cpf } = rest.at(-1) as Partial<Record<"host" | "foreign" | "cnpj" | "cpf", string>>;
    if (host !== undefined) return `***@${host}`;
    if (foreign !== undefined) return maskForeign(foreign);
    if (cnpj !== undefined) return normaliseCnpj(cnpj) === null ? found : maskCnpj(cnpj);
    if (cpf !== undefined) return normaliseCpf(cpf) === null ? found : maskCpf(normaliseCpf(cpf)!);
    return found;
  });
}

function maskForeign(text: string): string {
  const person = normalisePersonNumber(text);
  return person === null ? maskCompanyNumber(normaliseCompanyNumber(text) ?? "") : maskPersonNumber(person);
}
