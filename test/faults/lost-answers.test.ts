import { isHome, newRepresentative, walkUntil } from "../support/onboarding.ts";
import { until } from "../support/until.ts";
import { findBreaches, trailOf } from "./support/breaches.ts";
import { registeredOnce } from "./support/evidence.ts";
import { turnFaults } from "./support/faults.ts";
import { newInsistence } from "./support/insist.ts";
import { Reader } from "./support/reader.ts";
import { requestService } from "./support/service-requests.ts";
import { startWalks, type Walks } from "./support/walks.ts";
import type { Loss } from "./support/wire.ts";
import { startWiredSystem, type WiredSystem } from "./support/wired-system.ts";
import { offers, returnOf, walkerAt } from "./support/world.ts";

/** What was asked for was done, and who asked saw an error: at each of the system's ports. */
let system: WiredSystem;
let walks: Walks;
let calm: string[];
let people = 0;
const insistence = newInsistence(600_000);
const world = () => ({ system: system.portal, evidence: system.evidence });

beforeAll(async () => {
  system = await startWiredSystem();
  const { portal, evidence } = system;
  walks = await startWalks({ url: portal.engineUrl, ...(await portal.engineAuth()) }, insistence);
  calm = await trailOf(evidence, await walks.walk());
}, 120_000);

afterAll(async () => {
  await walks?.stop();
  await system?.dispose();
}, 60_000);

/** A commit, and the one statement that is a command of the engine; done once the server is ready for the next one. */
const commits: Loss = { request: /apply \d+|commit/i, done: /Z[^ -~]{4}[IET]/, chance: 0.05 };
/** Whatever changes something in the engine. */
const acts: Loss = { request: /(POST|PUT|DELETE) \/engine-rest\//, done: /HTTP\/1\.1 \d/, chance: 0.1 };
const messages: Loss = { request: /\r\n\.\r\n$/, done: /^250/, chance: 1 };

/** Somebody registers and is granted a service. */
async function registerAndRequest(): Promise<void> {
  const { insist } = insistence;
  const n = people++;
  const person = await insist(() => newRepresentative(system.portal, n));
  const visitor = new Reader(system.portal.portalUrl, `10.0.0.${n}`);
  await insist(async () => {
    await visitor.openPortal("/jornada");
    await walkUntil(visitor, person, isHome, 20_000);
  });
  const trace = await system.evidence.traceOf(person);
  expect(trace).toMatchObject({ confirmed: true, bonds: [person.cnpj] });
  const process = await requestService(system.wired, insistence, person);
  const { companies, accounts, processes } = system.evidence.store;
  const account = (await accounts.findByCpf(person.cpf))!;
  const [bond] = await companies.bondsOf(account.id);
  const opened = await processes.visibleTo({ accountId: account.id, companyId: bond!.company.id });
  expect(opened).toMatchObject([{ id: process, state: "finished", outcome: "approved" }]);
}

test.each([
  ["database", commits],
  ["engine", acts],
] as const)(
  "the %s has done it, and the answer is lost: everybody gets ahead, and nothing is lost or done twice",
  async (port, loss) => {
    const { evidence, [port]: wire } = system;
    wire.lose(loss);
    const walking = Array.from({ length: 5 }, () => walks.walk());
    await Promise.all([...walking, registerAndRequest(), registerAndRequest()]).finally(() => wire.lose(null));
    expect(wire.lost).toBeGreaterThan(3);
    await until("the automatic steps are done", async () => (await evidence.engine.externalTasks()).length === 0, 60_000);
    for (const businessKey of await Promise.all(walking)) expect(await trailOf(evidence, businessKey)).toEqual(calm);
    expect(await findBreaches(evidence)).toEqual([]);
  },
  180_000,
);

test("the mail server has accepted a message, and its answer is lost: the copy has the same Message-ID", async () => {
  const { mail, evidence } = system;
  mail.lose(messages);
  const { visitor, person } = await walkerAt(world, /^Vincular/);
  await walkUntil(visitor, person, isHome);
  const rows = "from store.outbox where recipient = $1 and last_error is not null";
  await until("the delivery is put off", async () => (await evidence.query(`select ${rows}`, [person.email])).length === 1);
  mail.lose(null);
  expect(mail.lost).toBeGreaterThan(0);
  const sent = async () => (await evidence.store.outbox.list({ to: person.email })).map(({ sentAt }) => sentAt !== null);
  expect(await sent()).toEqual([false]);
  // The minute until the next attempt is over.
  await evidence.query("update store.outbox set next_attempt_at = now() where recipient = $1", [person.email]);
  await until("the copy is delivered", async () => (await sent())[0] ?? false);
  const arrived = await evidence.messagesTo(person.email);
  expect(arrived).toEqual([arrived[0], arrived[0]]);
  expect(await sent()).toEqual([true]);
}, 60_000);

describe("Gov.br has done it, and the answer is lost", () => {
  afterEach(() => turnFaults(system.portal, { reset: true }));

  test("the code is spent, no token came: the person reads why, and logs in once more", async () => {
    const walker = await walkerAt(world, /^Entrar com/);
    const address = await returnOf(walker);
    await turnFaults(system.portal, { tokenAnswersLost: true });
    const page = await walker.visitor.open(address);
    expect([page.status, page.url.pathname]).toEqual([503, "/recusa"]);
    expect(page.text).toMatch(/O gov\.br não respondeu.*atendimento: [0-9A-Z]{4}-[0-9A-Z]{4}/);
    await turnFaults(system.portal, { reset: true });
    expect(offers(/^Entrar com/)(await walker.visitor.openPortal("/jornada"))).toBe(true);
    await walkUntil(walker.visitor, walker.person, isHome);
    expect(await system.evidence.traceOf(walker.person)).toEqual(registeredOnce(walker.person));
  }, 60_000);

  test("its APIs: the journey says that it works on it, and goes on by itself", async () => {
    const walker = await walkerAt(world, /^Autorizar/);
    await turnFaults(system.portal, { apiAnswersLost: true });
    const page = await walker.visitor.press("Autorizar");
    expect([page.status, page.headers.has("refresh")]).toEqual([200, true]);
    await turnFaults(system.portal, { reset: true });
    await walkUntil(walker.visitor, walker.person, isHome);
    expect(await system.evidence.traceOf(walker.person)).toEqual(registeredOnce(walker.person));
  }, 60_000);
});
