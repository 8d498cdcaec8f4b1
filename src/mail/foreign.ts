import { z } from "zod";
import { languages } from "../domain/language.ts";
import type { ForeignMailKind } from "../store/foreign/tell.ts";
import { foreign } from "../texts/foreign/index.ts";
import { lastDayIn } from "../texts/foreign/moments.ts";
import type { MessageContent } from "./message.ts";

const language = z.enum(languages);
const code = z.object({ language, requestId: z.uuid(), code: z.string() });
const event = z.object({
  language,
  kind: z.string(),
  number: z.string().nullable(),
  companyName: z.string().nullable(),
  note: z.string().nullable(),
  until: z.iso.datetime().nullable(),
  token: z.string(),
});

/** The code that confirms the address of a foreign company, in its language. */
export function foreignEmailCode(data: unknown, portalUrl: string): MessageContent {
  const parsed = code.parse(data);
  const { greeting, codeSubject, codeHeading, codeButton, code: paragraphs } = foreign[parsed.language].mail;
  const query = new URLSearchParams({ pedido: parsed.requestId, codigo: parsed.code });
  return {
    ...{ language: parsed.language, subject: codeSubject, heading: codeHeading, greeting },
    paragraphs: paragraphs(parsed.code),
    button: { label: codeButton, url: `${portalUrl}/estrangeiras/email?${query}` },
  };
}

/** What happened to the request of a foreign company, in its language, with a link that leads to it. */
export function foreignCompany(data: unknown, portalUrl: string): MessageContent {
  const { kind, number, companyName, note, until, token, ...parsed } = event.parse(data);
  const { greeting, button, kinds } = foreign[parsed.language].mail;
  const texts = kinds[kind as ForeignMailKind];
  const about = { number: number ?? "", company: companyName ?? "", note };
  return {
    ...{ language: parsed.language, subject: texts.subject(about.number), heading: texts.heading, greeting },
    paragraphs: texts.paragraphs({ ...about, until: until && lastDayIn(new Date(until), parsed.language) }),
    button: { label: button, url: `${portalUrl}/estrangeiras/acompanhar?${new URLSearchParams({ codigo: token })}` },
  };
}
