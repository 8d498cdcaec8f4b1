import { languages } from "../../src/domain/language.ts";
import { composeMessage } from "../../src/mail/layout.tsx";
import { templates } from "../../src/mail/templates.ts";
import { foreign } from "../../src/texts/foreign/index.ts";

const PORTAL = "https://portal.example";
const about = {
  ...{ number: "EST-2026-000001", companyName: "Müller & Söhne GmbH", note: "Please <attach> the powers.", token: "t/k+n" },
  until: "2026-12-21T03:00:00.000Z",
};
const kinds = Object.keys(foreign.pt.mail.kinds);

test.each(languages)("every message about a request is there in %s, with the link to it", (language) => {
  for (const kind of kinds) {
    const content = templates["foreign-company"]({ ...about, kind, language }, PORTAL);
    const { subject, text, html } = composeMessage(content);
    expect([kind, subject, text, html].filter((part) => /undefined|null|\[object/.test(part))).toEqual([]);
    expect(html).toContain(`<html lang="${language === "pt" ? "pt-BR" : language}">`);
    expect(text).toContain(`${PORTAL}/estrangeiras/acompanhar?codigo=t%2Fk%2Bn`);
    expect(html).not.toContain("<attach>");
  }
});

test("no message in one language is the same in another", () => {
  const all = languages.map((language) =>
    kinds.map((kind) => templates["foreign-company"]({ ...about, kind, language }, PORTAL).paragraphs.join("\n")),
  );
  for (const [index] of kinds.entries()) expect(new Set(all.map((texts) => texts[index])).size).toBe(languages.length);
});

test("a correction says what, and until when: the last day in Brasília", () => {
  const { text } = composeMessage(templates["foreign-company"]({ ...about, kind: "correcting", language: "en" }, PORTAL));
  expect(text).toContain("Please <attach> the powers.");
  expect(text).toContain("December 20, 2026");
  expect(text).toContain("Inmetro never asks for your password");
});

test.each(languages)("the code stands in the message and in its link (%s)", (language) => {
  const requestId = "5b6e1c9a-0f7d-4a3c-8f21-6d2c4b8e9a01";
  const content = templates["foreign-email-code"]({ language, requestId, code: "012345" }, PORTAL);
  expect(composeMessage(content).text).toContain("012345");
  expect(content.button.url).toBe(`${PORTAL}/estrangeiras/email?pedido=${requestId}&codigo=012345`);
});

test("a message that lacks something is not sent half", () => {
  expect(() => templates["foreign-company"]({ kind: "received", language: "en" }, PORTAL)).toThrow();
  expect(() => templates["foreign-email-code"]({ language: "fr", requestId: "x", code: "1" }, PORTAL)).toThrow();
});
