import { noticeKinds } from "../../src/domain/notices.ts";
import { composeMessage } from "../../src/mail/layout.tsx";
import { templates } from "../../src/mail/templates.ts";
import type { MailTemplate } from "../../src/store/types.ts";
import { notices } from "../../src/texts/notices.ts";

const portalUrl = "https://sgci.example";
const company = { cnpj: "12ABC34501DE35", companyName: "ALFA & FILHOS" };
const data = {
  name: "Maria",
  ...company,
  newcomer: "Pedro",
  token: "a/b",
  inviter: "Ana",
  until: "2026-12-11T03:00:00.000Z",
  login: "maria.s",
  deadline: "2027-02-01T03:00:00.000Z",
  reason: "Portaria 12",
};
/** What single templates need besides. */
const more: Partial<Record<MailTemplate, object>> = {
  "team-task-overdue": {
    ...{ team: "Dicor", task: "Analisar o pedido", number: "EXT-2026-000001", due: "2026-11-20T12:00:00.000Z", taskId: "a/b" },
  },
  "migration-receipt": { receipt: "MIG-8F3K-2Q7M", migrationId: "7", at: "2026-11-20T12:00:00.000Z", open: 2, finished: 1 },
  "migration-decision": { decision: "split", reference: "8F3K-2Q7M" },
  "migration-undone": { receipt: "MIG-8F3K-2Q7M" },
  "credential-link": { language: "es", purpose: "activation", capacity: "member", companyNumber: "EXUS00000012" },
  "foreign-email-code": { language: "en", requestId: "7d0c2f4a-5b1e-4c3d-9f6a-8e2b1d7c4a01", code: "123456" },
  "foreign-company": { language: "es", kind: "received", number: "EXT-2026-000001", note: null },
  "credential-event": { language: "en", event: "second-factor-reset", number: "E0000000123" },
};
const compose = (template: MailTemplate, parts: object = {}) => {
  const notice = { kind: "delegation-given", data: { ...company, person: "Ana", services: ["P001 - Acreditação"], ...parts } };
  return composeMessage(templates[template]({ ...data, ...notice, ...more[template], ...parts }, portalUrl));
};
const all = Object.keys(templates) as MailTemplate[];

test.each(all)("%s says the same in text and in HTML", (template) => {
  const { text, html } = compose(template);
  const words = html
    .replace(/<(style|title)>.*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&amp;", "&");
  for (const paragraph of text.split("\n").filter(Boolean)) {
    expect(words.replace(/\s+/g, " ")).toContain(paragraph.replace(/:$/, ""));
  }
});

test.each(all)("%s loads nothing and tracks nobody", (template) => {
  const { html } = compose(template);
  expect(html).not.toMatch(/<img|<script|<link|url\(|src=/i);
  const addresses = html.match(/https?:\/\/[^"<\s]+/g) ?? [];
  expect(addresses.length).toBeGreaterThan(0);
  for (const address of addresses) expect(address.startsWith(portalUrl)).toBe(true);
});

test.each(all)("%s does not let data become markup", (template) => {
  const { html, subject } = compose(template, { name: "<b>x", companyName: '"><script>', newcomer: "<i>" });
  expect(html).not.toMatch(/<script|<b>|<i>/);
  expect(subject).not.toContain("\n");
});

/** What says who or what a message is about, where that is no person's name. */
const about: Partial<Record<MailTemplate, string>> = {
  ...{ invitation: "inviter", "foreign-email-code": "code", "foreign-company": "companyName" },
  "team-task-overdue": "team",
};

test.each(all)("%s refuses data that lacks a name", (template) => {
  const name = about[template] ?? "name";
  expect(() => compose(template, { [name]: undefined })).toThrow(name);
});

test.each(noticeKinds)("a notice of kind %s has a title, words and a page, whatever it carries", (kind) => {
  const full = { ...company, person: "Ana", services: ["P001"], reason: "r", until: data.until, process: "P001-2026-000001" };
  for (const carried of [full, {}]) {
    const { title, body, link } = notices[kind](carried);
    expect(title.length).toBeGreaterThan(5);
    expect(body.length).toBeGreaterThan(5);
    expect(link.path).toMatch(/^\//);
  }
  expect(
    JSON.stringify(
      notices[kind]({ ...full, processId: "7", count: 2, outcome: "deferido", cpf: "x", task: "Analisar", taskId: "8" }),
    ),
  ).not.toContain("undefined");
});

test("an invitation names its last day in Brasília time", () => {
  expect(compose("invitation").text).toContain("O convite vale até 10/12/2026.");
});

test("the representative reads company and CNPJ; the newcomer is named to the others", () => {
  expect(compose("registration-confirmed-representative").text).toContain("empresa ALFA & FILHOS, CNPJ 12.ABC.345/01DE-35");
  expect(compose("company-joined").text).toContain("Pedro foi reconhecido(a)");
});

test("the confirmation link carries the code", () => {
  expect(compose("migration-deadline-warning").text).toContain("Migre até 31/01/2027, às 23h59 de Brasília.");
  expect(compose("alert-email-confirmation").text).toContain("https://sgci.example/email/confirmar?codigo=a%2Fb");
});

test("the receipt of a migration says what was moved, and leads to its page", () => {
  const { text } = compose("migration-receipt");
  expect(text).toContain(
    "O login antigo “maria.s” foi migrado para a sua conta gov.br, com 3 processos. Em andamento: 2. Encerrados: 1.",
  );
  expect(text).toContain("Comprovante MIG-8F3K-2Q7M, de 20/11/2026, 09:00");
  expect(text).toContain("https://sgci.example/migracao/7/recibo");
  expect(compose("migration-receipt", { open: 0, finished: 0 }).text).toContain("sem nenhum processo");
});

test("a decision of staff says what is next only where there is something", () => {
  expect(compose("migration-decision").text).toContain("confirme a migração");
  expect(compose("migration-decision", { decision: "refuse" }).text).not.toContain("confirme a migração");
});

test("a subject stays one line", () => {
  expect(compose("registration-confirmed-representative", { companyName: "ALFA\r\nBcc: x@y" }).subject).toBe(
    "Cadastro confirmado: ALFA Bcc: x@y",
  );
});
