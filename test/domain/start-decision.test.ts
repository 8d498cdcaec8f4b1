import fc from "fast-check";
import type { DelegationFact, DelegationState } from "../../src/domain/delegation.ts";
import { delegationStates } from "../../src/domain/delegation.ts";
import { decideStart, type StartFacts, type SubstitutionFact } from "../../src/domain/start-decision.ts";

const now = new Date("2026-11-20T12:00:00.000Z");
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);

const facts = (parts: Partial<StartFacts> = {}): StartFacts => ({
  now,
  account: { id: "carla", confirmed: true, migrationOverdue: false },
  companyId: "alfa",
  service: { id: "p001", version: 3, offered: true },
  bond: null,
  delegations: [],
  substitutions: [],
  ...parts,
});
const delegation = (parts: Partial<DelegationFact> = {}): DelegationFact => ({
  ...{ id: "d1", version: 1, state: "active", serviceVersion: null, validFrom: at(-60), validUntil: null, grantorId: "ana" },
  ...parts,
});
const substitution = (parts: Partial<SubstitutionFact> = {}): SubstitutionFact => ({
  ...{ id: "s1", absentId: "ana", absentRepresents: true, serviceIds: null, from: at(-60), until: at(60), ended: false },
  ...parts,
});
const bond = { id: "b1", capacity: "SOCIO" as const, ended: false };

test("a representative may start everything", () => {
  expect(decideStart(facts({ bond }))).toEqual({ allowed: true, capacity: "SOCIO", basis: { kind: "bond", id: "b1" } });
});

test.each([
  ["start-account-unconfirmed", { account: { id: "carla", confirmed: false, migrationOverdue: false } }],
  ["start-migration-overdue", { account: { id: "carla", confirmed: true, migrationOverdue: true } }],
  ["start-service-not-offered", { service: { id: "p001", version: 3, offered: false } }],
] as const)("nobody passes with %s, not even a representative", (code, parts) => {
  expect(decideStart(facts({ bond, delegations: [delegation()], ...parts }))).toEqual({ allowed: false, code });
});

test("a substitute may start what was lent, while it was lent, from one who has it", () => {
  const decide = (parts: Partial<SubstitutionFact>) => decideStart(facts({ substitutions: [substitution(parts)] }));
  const basis = { kind: "substitution", id: "s1", absentId: "ana" };
  expect(decide({})).toEqual({ allowed: true, capacity: "SUBSTITUTE", basis });
  expect(decide({ serviceIds: ["p001"] })).toMatchObject({ allowed: true });
  expect(decide({ serviceIds: ["p070"] })).toEqual({ allowed: false, code: "start-not-delegated" });
  for (const over of [{ ended: true }, { absentRepresents: false }, { until: now }, { from: at(1) }])
    expect(decide(over)).toEqual({ allowed: false, code: "start-substitution-over" });
});

test("the reason that leads furthest is given", () => {
  const suspended = delegation({ id: "d2", state: "suspended" });
  const revoked = delegation({ state: "revoked" });
  expect(decideStart(facts({ delegations: [revoked, suspended] }))).toEqual({
    allowed: false,
    code: "start-delegation-suspended",
  });
  expect(decideStart(facts({ bond: { ...bond, ended: true }, delegations: [revoked] }))).toEqual({
    ...{ allowed: false, code: "start-bond-ended" },
  });
  expect(decideStart(facts({ delegations: [delegation({ state: "substituted" })] }))).toEqual({
    ...{ allowed: false, code: "start-not-delegated" },
  });
});

const moment = fc.integer({ min: -100, max: 100 }).map(at);
const anyDelegation = fc.record({
  id: fc.uuid(),
  version: fc.integer({ min: 1, max: 5 }),
  state: fc.constantFrom<DelegationState>(...delegationStates),
  serviceVersion: fc.constantFrom(null, 2, 3),
  validFrom: moment,
  validUntil: fc.option(moment),
  grantorId: fc.constant("ana"),
});
const anySubstitution = fc.record({
  id: fc.uuid(),
  absentId: fc.constantFrom("ana", "carla"),
  absentRepresents: fc.boolean(),
  serviceIds: fc.option(fc.subarray(["p001", "p070"])),
  from: moment,
  until: moment,
  ended: fc.boolean(),
});

test("whoever is allowed has a ground in force, and whoever has one is allowed", () => {
  fc.assert(
    fc.property(
      fc.option(fc.record({ id: fc.uuid(), capacity: fc.constant("SOCIO" as const), ended: fc.boolean() })),
      fc.array(anyDelegation, { maxLength: 4 }),
      fc.array(anySubstitution, { maxLength: 3 }),
      (bondFact, delegations, substitutions) => {
        const decision = decideStart(facts({ bond: bondFact, delegations, substitutions }));
        const represents = bondFact !== null && !bondFact.ended;
        const delegated = delegations.filter(
          ({ state, validFrom, validUntil, serviceVersion }) =>
            state === "active" && validFrom <= now && (validUntil === null || validUntil > now) && serviceVersion !== 2,
        );
        const lent = substitutions.filter(
          ({ ended, absentRepresents, absentId, from, until, serviceIds }) =>
            !ended &&
            absentRepresents &&
            absentId !== "carla" &&
            from <= now &&
            until > now &&
            serviceIds?.includes("p001") !== false,
        );
        expect(decision.allowed).toBe(represents || delegated.length > 0 || lent.length > 0);
        if (!decision.allowed) return;
        const grounds = { bond: [bondFact], delegation: delegated, substitution: lent }[decision.basis.kind];
        expect(grounds.map((ground) => ground?.id)).toContain(decision.basis.id);
      },
    ),
    { numRuns: 2000 },
  );
});
