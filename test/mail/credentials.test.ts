import { languages } from "../../src/domain/language.ts";
import { credentialEvent, credentialLink } from "../../src/mail/credentials.ts";
import { composeMessage } from "../../src/mail/layout.tsx";
import { credentials } from "../../src/texts/credentials/index.ts";

const url = "https://sgci.example";
const person = { name: "Greta", number: "E0000000123", companyName: "Kessel GmbH", companyNumber: "EXDE00000012" };
const purposes = ["activation", "recovery", "second-factor", "email"] as const;
const events = Object.keys(credentials.pt.mail.events);

describe.each(languages)("in %s", (language) => {
  test.each(purposes)("a link for %s leads to a page, says its language and never a CNPJ", (purpose) => {
    const content = credentialLink({ ...person, language, purpose, token: "a/b", capacity: "representative" }, url);
    expect(content.button.url).toMatch(/^https:\/\/sgci\.example\/[a-z/-]+\/a%2Fb$/);
    const { html } = composeMessage(content);
    expect(html).toContain(`<html lang="${language === "pt" ? "pt-BR" : language}"`);
    expect(html).not.toMatch(/CNPJ|CPF|undefined/);
  });

  test.each(events)("%s is told in words of its own", (event) => {
    const content = credentialEvent({ ...person, language, event, email: "x@y.example", left: 9, reason: "r" }, url);
    expect(composeMessage(content).text).not.toMatch(/CNPJ|undefined/);
    expect(content.subject.length).toBeGreaterThan(10);
  });
});

test("the invitation names the company with its number, and says in which capacity", () => {
  const link = { ...person, language: "en", purpose: "activation", token: "t" };
  expect(credentialLink({ ...link, capacity: "representative" }, url).paragraphs[0]).toBe(
    "Inmetro has validated the company Kessel GmbH (SGCI number EX-DE-0000.0012) and you as its legal representative.",
  );
  expect(credentialLink({ ...link, capacity: "member" }, url).paragraphs[0]).toContain("has invited you as a member");
});

test("no text is the same in two languages", () => {
  const textsOf = (value: unknown, path = ""): [string, string][] =>
    typeof value === "string"
      ? [[path, value]]
      : Object.entries((value ?? {}) as object).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
  const [pt, en, es] = languages.map((language) => new Map(textsOf(credentials[language])));
  const long = [...pt!].filter(([, text]) => text.length > 25);
  for (const [path, text] of long) {
    expect([path, en!.get(path) === text, es!.get(path) === text, en!.get(path) === es!.get(path)]).toEqual([
      path,
      false,
      false,
      false,
    ]);
  }
  expect(long.length).toBeGreaterThan(50);
});
