import type { Transporter } from "nodemailer";
import { languageTag } from "../domain/language.ts";
import type { OutboxMail } from "../store/types.ts";
import { composeMessage } from "./layout.tsx";
import { messageIdOf } from "./message-id.ts";
import { templates } from "./templates.ts";

/** Hands one message to the mail server. Rejects when it was not accepted. */
export async function deliver(
  transport: Transporter,
  mail: OutboxMail,
  { from, portalUrl }: { from: string; portalUrl: string },
) {
  const content = templates[mail.template](mail.data, portalUrl);
  const message = composeMessage(content);
  await transport.sendMail({
    ...message,
    from,
    // As an object: an address is never taken for a list of several.
    to: { name: "", address: mail.to },
    messageId: messageIdOf(mail.eventKey, from),
    headers: { "Auto-Submitted": "auto-generated", "Content-Language": languageTag(content.language ?? "pt") },
  });
}
