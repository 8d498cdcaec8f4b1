import { describe, expect, test } from "@jest/globals";
import { parseScenario, type Scenario, scenarioToYaml } from "../../src/rehearsal/index.ts";

const whole: Scenario = {
  title: 'Pedido: "aprovado" depois de dois dias',
  process: "p",
  businessKey: "0012",
  startsAt: "2026-03-02T12:00:00.000Z",
  variables: { startTicket: "autorizacao", number: "00123", yes: true, none: null, list: [1, "dois"] },
  steps: [
    { externalTask: "check", set: { cnpj: "11222333000181", nested: { a: [{ b: 1.5 }] } } },
    { externalTask: "check", error: "NO", set: { reason: "x" } },
    { externalTask: "check" },
    { userTask: "ask", set: { text: "sim: talvez # não" } },
    { message: "go" },
    { timer: "late" },
    { pass: "P2DT1H" },
    { pass: "P1D" },
  ],
  path: ["start", "child/ask", "end"],
  end: "end",
  outcome: { decision: "approve" },
};

const SMALL = `título: T
processo: p
passos:
  - quando o serviço: check
    responde: { a: 1 }
  - quando passam: 2 dias
então:
  termina em: end
`;
const reasonOf = (text: string): string => {
  try {
    parseScenario(text, "scenarios/x.yml");
  } catch (error) {
    return (error as Error).message;
  }
  return "readable";
};

test("what is written is read again as it was", () => {
  const text = scenarioToYaml(whole);
  expect(parseScenario(text, "x.yml")).toEqual(whole);
  expect(text).toContain("quando passam: 2 dias e 1 hora");
  expect(text).toContain("quando passa: 1 dia\n");
  expect(parseScenario(SMALL, "x.yml")).toEqual({
    ...{ title: "T", process: "p", end: "end" },
    steps: [{ externalTask: "check", set: { a: 1 } }, { pass: "P2D" }],
  });
});

test("comments and writing survive a change elsewhere", () => {
  const before = `# por que existe este cenário
título: T # o que conta
processo: p
passos:
  # a consulta
  - quando o serviço: check
    responde: { a: 1 }   # como o serviço responde
  - quando vence: late
então:
  termina em: end
`;
  const after = scenarioToYaml({ ...parseScenario(before, "x.yml"), path: ["start", "end"], end: "other" }, before);
  expect(after).toContain("# por que existe este cenário");
  expect(after).toContain("título: T # o que conta");
  expect(after).toContain("# a consulta\n  - quando o serviço: check\n    responde: { a: 1 } # como o serviço responde");
  expect(parseScenario(after, "x.yml")).toMatchObject({ path: ["start", "end"], end: "other" });
});

describe("a moment", () => {
  const at = (text: string) => parseScenario(SMALL.replace("processo: p", `processo: p\ncomeça em: ${text}`), "x.yml").startsAt;
  test.each([
    ["2026-03-02", "2026-03-02T03:00:00.000Z"],
    ["2028-02-29", "2028-02-29T03:00:00.000Z"],
    ["2026-03-02 09:00", "2026-03-02T12:00:00.000Z"],
    ["2026-03-02T09:00:30Z", "2026-03-02T09:00:30.000Z"],
    ["2026-03-02T09:00-04:00", "2026-03-02T13:00:00.000Z"],
  ])("%s is %s", (text, moment) => expect(at(text)).toBe(moment));
});

describe("a file is refused with its line and what is allowed", () => {
  test("the control is readable", () => expect(reasonOf(SMALL)).toBe("readable"));

  test.each([
    ["no YAML", SMALL.replace("processo: p", 'processo: "p'), /linha \d+: isto não é YAML válido/],
    ["a key twice", SMALL.replace("processo: p", "processo: p\nprocesso: q"), /linha 3: .*a mesma chave aparece duas vezes/],
    ["a tab", SMALL.replace("    responde", "\t responde"), /isto não é YAML válido/],
    [
      "an unknown key",
      SMALL.replace("título", "titulo"),
      /linha 1: a chave "titulo" não existe aqui\. Seria "título"\?.*"processo"/,
    ],
    ["no title", SMALL.replace("título: T\n", ""), /linha 1: falta a chave "título" em o cenário/],
    ["no end", SMALL.replace("termina em: end", "caminho: [a]"), /linha 7: falta a chave "termina em" em "então"/],
    ["a list instead of a map", "- a", /linha 1: o cenário deve trazer chaves/],
    ["nothing", "", /linha 1: o cenário deve trazer chaves/],
    ["a number instead of a text", SMALL.replace("processo: p", "processo: 1"), /linha 2: "processo" deve ser um texto/],
    [
      "a step that says nothing",
      SMALL.replace("quando passam: 2 dias", "com: { a: 1 }"),
      /linha 6: o passo não diz o que acontece.*"quando passam"/,
    ],
    [
      "a step that says two things",
      SMALL.replace("    responde: { a: 1 }", "    quando vence: late"),
      /linha 5: um passo diz uma só coisa/,
    ],
    [
      "what does not belong to the step",
      SMALL.replace("responde", "com"),
      /linha 5: a chave "com" não existe aqui.*"recusa com"/,
    ],
    [
      "an answer and a refusal",
      SMALL.replace("    responde", "    recusa com: NO\n    responde"),
      /linha 5: o serviço responde ou recusa/,
    ],
    ["no duration", SMALL.replace("2 dias", "dois dias"), /linha 6: "dois dias" não é um prazo.*"2 dias"/],
    ["no moment", SMALL.replace("processo: p", "processo: p\ncomeça em: amanhã"), /linha 3: "amanhã" não é um momento/],
    ["no day", SMALL.replace("processo: p", "processo: p\ncomeça em: 2026-02-30"), /linha 3: "2026-02-30" não é um momento/],
    ["variables that are a list", SMALL.replace("{ a: 1 }", "[1]"), /linha 5: "responde" deve trazer nomes de variáveis/],
    ["a value that no variable has", SMALL.replace("a: 1", "a: .nan"), /linha 5: "responde" traz um valor/],
    [
      "steps that are no list",
      "título: T\nprocesso: p\npassos: nenhum\nentão: { termina em: end }",
      /linha 3: "passos" deve ser uma lista/,
    ],
    [
      "a path that is no list of texts",
      SMALL.replace("termina em", "caminho: [[a]]\n  termina em"),
      /linha 8: "caminho" deve ser um texto/,
    ],
    [
      "too many steps",
      SMALL.replace("  - quando passam: 2 dias\n", "  - quando vence: t\n".repeat(501)),
      /linha 3: um cenário tem até 500 passos/,
    ],
    ["references that multiply", SMALL.replace("{ a: 1 }", bomb()), /linha 5: "responde" traz um valor/],
    ["two documents", `${SMALL}---\n${SMALL}`, /isto não é YAML válido/],
  ])("%s", (_what, text, reason) => {
    expect(reasonOf(text)).toMatch(reason);
    expect(reasonOf(text)).toMatch(/^scenarios\/x\.yml, linha \d+: /);
  });
});

function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const inner = level === 0 ? '"x"' : `*l${level - 1}`;
    return `l${level}: &l${level} [${Array.from({ length: 9 }, () => inner).join(", ")}]`;
  });
  return `{ ${levels.join(", ")} }`;
}
