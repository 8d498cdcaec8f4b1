import { type System, startSystem } from "../support/system.ts";
import { databaseLoss } from "./outages/database.ts";
import { govbrFaults } from "./outages/govbr.ts";
import { badRequests } from "./outages/requests.ts";
import { type Evidence, openEvidence } from "./support/evidence.ts";

/** One running system for all that goes wrong around it; it is never started again. */
let system: System;
let evidence: Evidence;
let pid: number;

beforeAll(async () => {
  // Every person comes from an address of their own, because the portal limits what one address may do.
  system = await startSystem({ PROXY_ADDRESSES: "127.0.0.1, ::1" });
  evidence = await openEvidence(system);
  pid = system.pid();
}, 60_000);

afterAll(async () => {
  expect(system.pid()).toBe(pid);
  expect(await evidence.store.audit.verify()).toMatchObject({ intact: true });
  await evidence.close();
  await system.dispose();
}, 30_000);

const world = () => ({ system, evidence });

describe("Gov.br fails", () => govbrFaults(world));
describe("requests that nobody should send", () => badRequests(world));
describe("the database goes away", () => databaseLoss(world));
