import type { Evidence } from "../../src/domain/recognition.ts";
import { lostRights } from "../../src/domain/reread-rights.ts";

const now = new Date("2026-11-20T12:00:00Z");
const cnpj = "12ABC34501DE35";
const named = { cnpj, legalName: "ALFA", atuacao: "CONTADOR", registrar: false, linkedAt: null, expiresAt: null } as const;

test.each<[Evidence, string | undefined, string | undefined]>([
  ["govbr-companies", "govbr-no-longer-representative", "govbr-link-gone"],
  ["certificate", "govbr-no-longer-representative", undefined],
  ["team-validation", undefined, undefined],
])(
  "a tie that rests on %s: when Gov.br names the person an accountant, and when it names nothing",
  (evidence, asAccountant, gone) => {
    const bond = { id: "b", cnpj, evidence };
    expect(lostRights([bond], [named], now)[0]?.reason).toBe(asAccountant);
    expect(lostRights([bond], [], now)[0]?.reason).toBe(gone);
  },
);
