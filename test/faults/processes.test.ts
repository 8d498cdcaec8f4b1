import { HttpVisitor, type ShownPage } from "../support/http-visitor.ts";
import {
  guidePerson,
  isHome,
  newRepresentative,
  onboardOverHttp,
  type Representative,
  walkUntil,
} from "../support/onboarding.ts";
import { newSite, type Site } from "../support/site.ts";
import { type System, startSystem } from "../support/system.ts";
import { until } from "../support/until.ts";
import { type Evidence, openEvidence, registeredOnce } from "./support/evidence.ts";
import { turnFaults } from "./support/faults.ts";

/** Engine, workers and portal as three processes that share one data folder, begun at the same moment. */
let site: Site;
let engine: System;
let workers: System;
let portal: System;
let evidence: Evidence;

beforeAll(async () => {
  site = await newSite();
  [engine, workers, portal] = await Promise.all([
    startSystem({}, "engine", site),
    startSystem({}, "workers", site),
    startSystem({}, "portal", site),
  ]);
  evidence = await openEvidence(engine);
}, 60_000);

afterAll(async () => {
  await evidence?.close();
  await Promise.all([portal?.dispose(), workers?.dispose(), engine?.dispose()]);
  expect(await site.databaseServer()).toBeNull();
  await site.remove();
}, 30_000);

const offers = (button: string) => (page: ShownPage) =>
  page.forms.some(({ buttons }) => buttons.some(({ label }) => label === button));

/** A person whose journey stands at the confirmation of the company. */
async function atConfirmation(person: Representative): Promise<HttpVisitor> {
  const visitor = new HttpVisitor(portal.portalUrl);
  await visitor.openPortal("/");
  await walkUntil(visitor, person, offers("Vincular"));
  return visitor;
}

test("a journey works across three processes", async () => {
  const home = await onboardOverHttp(portal, guidePerson);
  expect(home.text).toContain("Você foi reconhecido(a) como Sócio(a) ou Representante Legal da empresa");
  expect(await evidence.traceOf(guidePerson)).toEqual(registeredOnce(guidePerson));
  await until("the confirmation arrives", async () => (await evidence.messagesTo(guidePerson.email)).length === 1);
}, 30_000);

test("the workers are killed while one of them holds a task: their successors do it at once, and nothing is done twice", async () => {
  const person = await newRepresentative(portal, 1);
  const visitor = new HttpVisitor(portal.portalUrl);
  await visitor.openPortal("/");
  await walkUntil(visitor, person, offers("Autorizar"));
  // Gov.br is slow, so that the worker that asks it for the companies is met at work.
  await turnFaults(portal, { delayMs: 700 });
  const walking = walkUntil(visitor, person, isHome, 25_000);
  const held = await until("a worker asks Gov.br for the companies", async () => {
    const [task] = await evidence.engine.externalTasks({ topicName: "ecnpj-recognise", locked: true });
    return task ?? null;
  });
  await workers.kill();
  const [left] = await evidence.engine.externalTasks({ externalTaskId: held.id });
  expect(left).toMatchObject({ workerId: held.workerId });
  await turnFaults(portal, { reset: true });

  const began = performance.now();
  await workers.start();
  expect(isHome(await walking)).toBe(true);
  // A lock that nobody gives back lasts thirty seconds.
  expect(performance.now() - began).toBeLessThan(15_000);
  expect(await evidence.traceOf(person)).toEqual(registeredOnce(person));
  await until("the confirmation arrives", async () => (await evidence.messagesTo(person.email)).length === 1);
  expect(await evidence.store.audit.verify()).toMatchObject({ intact: true });
}, 60_000);

test("the engine is killed: pages say that nothing was lost, and go on when it is back; workers return by themselves", async () => {
  const person = await newRepresentative(portal, 2);
  const visitor = await atConfirmation(person);
  await engine.kill();

  const sent = await visitor.press("Vincular");
  expect(sent.status).toBe(503);
  expect(sent.text).toMatch(
    /Nada do que você já concluiu se perdeu.*atendimento: [0-9A-Z]{4}-[0-9A-Z]{4}.*guardado nesta página/,
  );
  const health = await fetch(`${portal.portalUrl}/health`);
  expect([health.status, await health.json()]).toEqual([503, { status: "down", store: "up", engine: "down" }]);
  expect((await new HttpVisitor(portal.portalUrl).openPortal("/")).status).toBe(200);

  await engine.start();
  await visitor.press("Enviar de novo");
  await walkUntil(visitor, person, isHome);
  expect(await evidence.traceOf(person)).toEqual(registeredOnce(person));
  expect((await fetch(`${portal.portalUrl}/health`)).status).toBe(200);
}, 60_000);

test("the portal is killed: the same browser goes on where it was", async () => {
  const person = await newRepresentative(portal, 3);
  const visitor = await atConfirmation(person);
  await portal.kill();
  await expect(visitor.openPortal("/jornada")).rejects.toThrow("fetch failed");
  await portal.start();
  expect((await visitor.openPortal("/jornada")).title).toBe("Confirmação dos dados");
  await walkUntil(visitor, person, isHome);
  expect(await evidence.traceOf(person)).toEqual(registeredOnce(person));
}, 60_000);
