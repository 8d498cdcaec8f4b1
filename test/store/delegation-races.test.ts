import { randomUUID } from "node:crypto";
import { type CompanyStore, openCompanyStore, type Person } from "./support/company.ts";

let company: CompanyStore;
beforeEach(async () => {
  company = await openCompanyStore();
});
afterEach(() => company.store.finish());

const grants = [{ serviceId: "p001" }];

/** Everything that can happen to Carla's right to start P001. */
interface Scene {
  /** Of the delegation that Ana granted. */
  delegationId: string;
  process: { id: string };
  ticket: string | null;
}

/** Ana has granted, and Carla has clicked on start: the guard has not been asked yet. */
async function prepare(): Promise<Scene> {
  const { ana, carla, companyId, store } = company;
  const [granted] = await store.delegations.update({ actorId: ana.id, companyId, cpf: carla.cpf, grants });
  const prepared = await start(carla);
  if ("refused" in prepared) throw new Error(prepared.refused);
  return { delegationId: granted!.delegation!.id, ...prepared };
}

const start = (person: Person) =>
  company.store.processes.prepareStart({
    ...{ accountId: person.id, companyId: company.companyId, serviceId: "p001", serviceVersion: 3 },
    idempotencyKey: randomUUID(),
  });

/** The acts, each by who may do it. */
const acts = {
  grant: () => {
    const { bruno, carla, companyId, store } = company;
    return store.delegations.update({ actorId: bruno.id, companyId, cpf: carla.cpf, grants });
  },
  change: ({ delegationId }: Scene) => {
    const { bruno, carla, companyId, store } = company;
    const changed = [{ serviceId: "p001", serviceVersion: 3 }];
    return store.delegations.update({
      ...{ actorId: bruno.id, companyId, cpf: carla.cpf },
      ...{ grants: changed, seen: { p001: delegationId } },
    });
  },
  revoke: ({ delegationId }: Scene) => {
    const { bruno, carla, companyId, store } = company;
    const seen = { p001: delegationId };
    return store.delegations.update({ actorId: bruno.id, companyId, cpf: carla.cpf, grants: [], revokes: ["p001"], seen });
  },
  renounce: ({ delegationId }: Scene) => company.store.delegations.renounce({ accountId: company.carla.id, delegationId }),
  unlink: () => {
    const { bruno, carla, companyId, store } = company;
    return store.members.unlink({ actorId: bruno.id, companyId, cpf: carla.cpf, reason: "Saiu" });
  },
  lose: async () => {
    const { ana, store } = company;
    const [bond] = await store.companies.bondsOf(ana.id);
    return store.companies.endBond(bond!.id, { actor: "system:test", reason: "left" });
  },
  start: () => start(company.carla),
  redeem: ({ process, ticket }: Scene) =>
    company.store.processes.redeem({ ticket, instanceId: "i1", businessKey: process.id, processKey: "service-request" }),
};

type Act = keyof typeof acts;
const names = Object.keys(acts) as Act[];
const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other] as const));

/** Both acts have run into this row, in this order of the queue, before either can go on. */
const lock = "SELECT FROM store.delegations WHERE state = 'active' FOR UPDATE";

/** What is never otherwise, whatever happened in which order. */
async function checkInvariants(): Promise<void> {
  const { store } = company;
  expect(
    await store.sql(`SELECT company_id FROM store.delegations WHERE state IN ('active', 'pending', 'suspended')
                      GROUP BY company_id, cpf, service_id HAVING count(*) > 1`),
  ).toEqual([]);
  expect(await store.audit.verify()).toMatchObject({ intact: true });
  // In the order in which things took effect: nothing ends a delegation before the start that rests on it.
  const after = await store.sql(
    `SELECT used.sequence FROM store.audit AS used
       JOIN store.audit AS ended ON ended.sequence < used.sequence
        AND ended.subject = used.details -> 'decision' -> 'basis' ->> 'id'
        AND ended.action IN ('delegation-revoked', 'delegation-renounced', 'delegation-suspended', 'delegation-substituted')
      WHERE used.action IN ('process-started', 'process-start-prepared', 'process-submitted')`,
  );
  expect(after).toEqual([]);
}

/** What an act answers in every order. */
function checkAnswer(act: Act, answer: unknown): void {
  const answers: Record<Act, object[]> = {
    grant: [[{ result: "granted" }], [{ result: "unchanged" }], [{ result: "confirmed" }], [{ result: "changed" }]],
    change: [[{ result: "changed" }], [{ result: "confirmed" }], [{ code: "delegation-changed-meanwhile" }]],
    revoke: [[{ result: "revoked" }], [{ code: "delegation-not-open" }], [{ code: "delegation-changed-meanwhile" }]],
    renounce: ["renounced", "revoked", "substituted"].map((state) => ({ state })),
    unlink: [],
    lose: [{ endedAt: company.store.now }],
    start: [{ process: { state: "starting" } }, { refused: expect.stringMatching(/^start-/) }],
    redeem: [{ admitted: true }, { admitted: false, code: expect.stringMatching(/^start-delegation-/) }],
  };
  if (act === "unlink") expect(answer).toBeUndefined();
  else expect(answers[act].some((expected) => matches(answer, expected))).toBe(true);
}

function matches(answer: unknown, expected: object): boolean {
  try {
    expect(answer).toMatchObject(expected);
    return true;
  } catch {
    return false;
  }
}

test.each(pairs)("%s and %s at the same moment: one result and clear answers", async (one, other) => {
  const scene = await prepare();
  const both = () => Promise.all([acts[one](scene), acts[other](scene)]);
  const answers = await company.store.whileLocked(lock, 2, both);
  checkAnswer(one, answers[0]);
  checkAnswer(other, answers[1]);
  await checkInvariants();
});

test("all of them at once, again and again", async () => {
  for (let round = 0; round < 3; round++) {
    const fresh = company;
    const scene = await prepare();
    const answers = await Promise.all(names.map((name) => acts[name](scene)));
    for (const [index, name] of names.entries()) checkAnswer(name, answers[index]);
    await checkInvariants();
    await fresh.store.finish();
    company = await openCompanyStore();
  }
});

test("what the guard admits cannot be revoked before it has happened", async () => {
  const { ana, store } = company;
  const scene = await prepare();
  // The guard has decided and is about to tell Ana, whose account is held: the revocation has to wait for it.
  const lockGrantor = `SELECT FROM store.accounts WHERE id = '${ana.id}' FOR UPDATE`;
  const [redeemed, revoked] = await store.whileLocked(lockGrantor, 2, async () => {
    const redemption = acts.redeem(scene);
    await untilWaiting(1);
    return Promise.all([redemption, acts.revoke(scene)]);
  });
  expect(redeemed).toMatchObject({ admitted: true });
  expect(revoked).toMatchObject([{ result: "revoked" }]);
  await checkInvariants();
  expect(await store.processes.submit("i1")).toMatchObject({ allowed: false, code: "start-delegation-revoked" });
});

/** Resolves once so many connections wait for a lock: it holds nothing itself. */
const untilWaiting = (count: number) => company.store.whileLocked("SELECT 1", count, async () => undefined);

test("a start that waited for a change rests on what the change brought, and holds it", async () => {
  const { carla, bruno, companyId, store } = company;
  const scene = await prepare();
  const unlink = () => store.members.unlink({ actorId: bruno.id, companyId, cpf: carla.cpf, reason: "Saiu" });
  // No process can be written: the start stands between its decision and its end.
  const started = await store.whileLocked("LOCK TABLE store.processes IN SHARE MODE", 0, async () => {
    const [changed, waiting] = await store.whileLocked(lock, 2, async () => {
      const first = acts.change(scene);
      await untilWaiting(1);
      return [first, { start: start(carla) }] as const;
    });
    expect(await changed).toMatchObject([{ result: "changed" }]);
    await untilWaiting(1);
    const unlinked = unlink();
    await Promise.race([unlinked, untilWaiting(2)]);
    return { ...waiting, unlinked };
  });
  await started.unlinked;
  expect(await started.start).toMatchObject({ process: { state: "starting" } });
  await checkInvariants();
});

test("two partners who revoke and unlink at once do not stand in each other's way", async () => {
  const { ana, bruno, carla, davi, companyId, store } = company;
  for (const { cpf } of [carla, davi]) await store.delegations.update({ actorId: ana.id, companyId, cpf, grants });
  const reason = "Saiu";
  await Promise.all([
    store.members.unlink({ actorId: ana.id, companyId, cpf: carla.cpf, reason }),
    store.members.unlink({ actorId: bruno.id, companyId, cpf: carla.cpf, reason }).catch((error) => {
      expect(error).toMatchObject({ code: "member-unknown" });
    }),
    store.delegations.update({ actorId: bruno.id, companyId, cpf: davi.cpf, grants: [], revokes: ["p001"] }),
  ]);
  expect((await store.members.list({ companyId })).members.map(({ cpf }) => cpf)).toEqual([davi.cpf]);
  await checkInvariants();
});

test("who confirms the registration while a company invites and delegates is left waiting for nothing", async () => {
  const { ana, companyId, store, register } = company;
  const eva = await register("Eva", { confirmed: false });
  await store.members.invite({ actorId: ana.id, companyId, cpf: eva.cpf, email: eva.email });
  const lockMember = `SELECT FROM store.members WHERE cpf = '${eva.cpf}' FOR UPDATE`;
  const [, granted] = await store.whileLocked(lockMember, 1, () =>
    Promise.all([
      store.accounts.confirm(eva.id, { profile: "member" }),
      store.delegations.update({ actorId: ana.id, companyId, cpf: eva.cpf, grants }),
    ]),
  );
  expect(granted).toMatchObject([{ result: "granted" }]);
  const question = { accountId: eva.id, companyId, serviceId: "p001", serviceVersion: 3 };
  expect(await store.delegations.decide(question)).toMatchObject({ allowed: true });
  expect(await store.members.find({ companyId, cpf: eva.cpf })).toMatchObject({ account: { id: eva.id }, delegations: 1 });
});
