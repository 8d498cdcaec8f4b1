import { z } from "zod";
import { mail as common } from "../texts/mail.ts";
import { migrationMail as texts } from "../texts/migration-mail.ts";
import { brasiliaMoment } from "../texts/moments.ts";
import type { MessageContent } from "./message.ts";

const about = z.object({ name: z.string(), login: z.string() });

/** The receipt of a migration: what was moved, and under which number. */
function receipt(data: unknown, portalUrl: string): MessageContent {
  const { name, login, ...rest } = about
    .extend({ receipt: z.string(), migrationId: z.string(), at: z.iso.datetime(), open: z.number(), finished: z.number() })
    // Messages that wait since before it was told say nothing of it.
    .extend({ split: z.boolean().default(false) })
    .parse(data);
  const { subject, heading, moved, part, number, dead, lives, doubt, button } = texts.receipt;
  const what = rest.split ? part(login, rest.open, rest.finished) : moved(login, rest.open, rest.finished);
  const end = rest.split ? lives : dead;
  return {
    subject: subject(rest.receipt),
    heading,
    greeting: common.greeting(name),
    paragraphs: [what, number(rest.receipt, brasiliaMoment(new Date(rest.at))), end, doubt],
    button: { label: button, url: `${portalUrl}/migracao/${rest.migrationId}/recibo` },
  };
}

/** What staff decided about a migration that was blocked. */
function decision(data: unknown, portalUrl: string): MessageContent {
  const { name, login, ...rest } = about
    .extend({ decision: z.enum(["allow", "split", "refuse"]), reason: z.string(), reference: z.string() })
    .parse(data);
  const { subject, heading, reason, again, doubt, button } = texts.decision;
  const next = rest.decision === "refuse" ? [] : [again];
  return {
    subject: subject(login),
    heading,
    greeting: common.greeting(name),
    paragraphs: [texts.decision[rest.decision](login), reason(rest.reason), ...next, doubt(rest.reference)],
    button: { label: button, url: `${portalUrl}/migracao` },
  };
}

/** Staff took a migration back. */
function undone(data: unknown, portalUrl: string): MessageContent {
  const { name, login, reason, receipt } = about.extend({ reason: z.string(), receipt: z.string() }).parse(data);
  const { subject, heading, what, next, button } = texts.undone;
  return {
    subject: subject(login),
    heading,
    greeting: common.greeting(name),
    paragraphs: [what(login, receipt), texts.undone.reason(reason), next],
    button: { label: button, url: `${portalUrl}/migracao` },
  };
}

/** The messages about one migration. */
export const migrationTemplates = {
  "migration-receipt": receipt,
  "migration-decision": decision,
  "migration-undone": undone,
};
