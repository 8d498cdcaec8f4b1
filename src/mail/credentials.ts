import { z } from "zod";
import { languages } from "../domain/language.ts";
import { credentials } from "../texts/credentials/index.ts";
import { describeCompanyNumber, describePersonNumber } from "../texts/numbers.ts";
import type { MessageContent } from "./message.ts";

const about = z.object({
  language: z.enum(languages),
  name: z.string(),
  companyName: z.string().optional(),
  companyNumber: z.string().optional(),
});

const link = about.extend({
  purpose: z.enum(["activation", "recovery", "second-factor", "email"]),
  token: z.string(),
  capacity: z.enum(["representative", "member"]).nullish(),
});

const event = about.extend({
  event: z.enum([
    ...([
      "activated",
      "company-added",
      "password-changed",
      "email-changed",
      "second-factor-reset",
      "recovery-code-used",
    ] as const),
    ...(["recovery-codes-renewed", "locked", "blocked", "unblocked"] as const),
  ]),
  number: z.string(),
  email: z.string().default(""),
  left: z.number().default(0),
  reason: z.string().default(""),
});

/** What somebody else may have done. */
const doubtful = new Set(["password-changed", "email-changed", "recovery-code-used", "recovery-codes-renewed"]);

/** Where each kind of link leads; the code travels in the address, and opening it only asks. */
const paths = {
  activation: "/ativar",
  recovery: "/recuperar",
  "second-factor": "/segundo-fator",
  email: "/acesso/email",
} as const;

/** A link that somebody without CPF needs for the credentials, in the person's language. */
export function credentialLink(data: unknown, portalUrl: string): MessageContent {
  const { language, name, purpose, token, capacity = null, ...company } = link.parse(data);
  const { greeting, links } = credentials[language].mail;
  const { subject, heading, paragraphs, button } = links[purpose];
  return {
    ...{ language, subject, heading, greeting: greeting(name) },
    paragraphs: paragraphs({ company: companyOf(company, language), capacity }),
    button: { label: button, url: `${portalUrl}${paths[purpose]}/${encodeURIComponent(token)}` },
  };
}

/** What happened to somebody's credentials, in the person's language. */
export function credentialEvent(data: unknown, portalUrl: string): MessageContent {
  const { language, name, event: kind, number, email, left, reason, ...company } = event.parse(data);
  const texts = credentials[language].mail;
  const { subject, heading, text } = texts.events[kind];
  const details = { company: companyOf(company, language), number: describePersonNumber(number, undefined, language) };
  return {
    ...{ language, subject, heading, greeting: texts.greeting(name) },
    paragraphs: [text({ ...details, email, left, reason }), ...(doubtful.has(kind) ? [texts.doubt] : [])],
    button: { label: texts.button, url: `${portalUrl}/entrar` },
  };
}

/** `ACME Inc. (SGCI number EX-US-0000.0012)`. */
function companyOf(
  { companyName = "", companyNumber }: { companyName?: string | undefined; companyNumber?: string | undefined },
  language: z.infer<typeof about>["language"],
): string {
  return companyNumber === undefined ? companyName : `${companyName} (${describeCompanyNumber(companyNumber, language)})`;
}
