import { languages } from "../../src/domain/language.ts";
import { noticeKinds } from "../../src/domain/notices.ts";
import { abroad, nameOfKind, wordsOfNotice } from "../../src/texts/abroad/index.ts";
import { notices } from "../../src/texts/notices.ts";

const about = { companyId: "c", companyName: "KESSEL", cnpj: "EXDE00000012", process: "P001", processId: "7", taskId: "t" };
const data = {
  ...about,
  services: ["P001"],
  person: "Ana",
  reason: "r",
  outcome: "deferido",
  count: 2,
  until: "2026-12-11T03:00:00Z",
};

test.each(noticeKinds)("a notice of kind %s leads to the same page in every language, and carries the same facts", (kind) => {
  const portuguese = notices[kind](data);
  for (const language of languages) {
    const { title, body, link } = wordsOfNotice({ kind, data }, language);
    expect(link.path).toBe(portuguese.link.path);
    for (const fact of ["KESSEL", "P001", "Ana", "deferido"]) {
      const isTold = `${portuguese.title} ${portuguese.body}`.includes(fact);
      if (isTold) expect(`${title} ${body}`).toContain(fact);
    }
    for (const some of [{}, data]) {
      const words = wordsOfNotice({ kind, data: some }, language);
      expect(`${words.title}${words.link.label}`.length).toBeGreaterThan(10);
    }
    expect(nameOfKind(kind, language).length).toBeGreaterThan(5);
  }
});

test.each(["en", "es"] as const)("%s has words of its own for everything", (language) => {
  const own = abroad[language];
  const same: string[] = [];
  const compare = (path: string, one: unknown, other: unknown) => {
    if (typeof one === "string" && one === other) same.push(path);
    if (typeof one !== "object" || one === null) return;
    for (const [name, value] of Object.entries(one))
      compare(`${path}.${name}`, value, (other as Record<string, unknown>)?.[name]);
  };
  compare("", own, abroad.pt);
  const numbers = [".home.open.number", ".home.delegate.number", ".home.alerts.number", ".menu.label"];
  // Spanish and Portuguese have some words in common.
  const common = [".home.title", ".menu.start", ".company.as", ".capacities.REPRESENTANTE_LEGAL"];
  const ofNotices = [".noticePages.title", ".noticePages.paging", ".noticePages.older"];
  const known = [...numbers, ...(language === "es" ? [...common, ...ofNotices] : [])];
  expect(same.filter((path) => !known.includes(path))).toEqual([]);
});
