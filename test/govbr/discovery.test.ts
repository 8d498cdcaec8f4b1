import { createGovbr } from "../../src/govbr/index.ts";
import { startWorld } from "./support/world.ts";

const DOCUMENT = "/.well-known/openid-configuration";
const world = await startWorld();
afterAll(() => world.stop());

let now = new Date("2026-11-20T12:00:00Z");
const asked = () => world.requests.filter((request) => request.endsWith(DOCUMENT)).length;

beforeEach(() => {
  world.twist = {};
  world.requests.length = 0;
});

function relyingParty() {
  now = new Date("2026-11-20T12:00:00Z");
  const govbr = createGovbr({ ...world.settings(), clock: () => now });
  return { link: () => govbr.authorizationUrl(world.checks()), wait: (ms: number) => (now = new Date(now.getTime() + ms)) };
}

test("nothing is asked of Gov.br before the first login", () => {
  world.govbr();
  expect(world.requests).toEqual([]);
});

test("discovery is asked once, also by logins at the same moment, and again after a day", async () => {
  const { link, wait } = relyingParty();
  await Promise.all([link(), link(), link()]);
  await link();
  expect(asked()).toBe(1);
  wait(24 * 60 * 60 * 1_000 + 1);
  await link();
  expect(asked()).toBe(2);
});

test("while Gov.br is down the link is the manual's, and discovery pauses 1, 2, 4 seconds", async () => {
  world.twist = { answers: { [DOCUMENT]: { status: 503, body: "" } } };
  const { link, wait } = relyingParty();
  const counts = [];
  for (const pause of [0, 999, 1, 1_999, 1, 3_999, 1]) {
    wait(pause);
    expect((await link()).pathname).toBe("/authorize");
    counts.push(asked());
  }
  expect(counts).toEqual([1, 1, 2, 2, 3, 3, 4]);
});

test("when Gov.br comes back its own document is used", async () => {
  world.twist = { answers: { [DOCUMENT]: "drop" } };
  const { link, wait } = relyingParty();
  await link();
  world.twist = { discovery: (document) => ({ ...document, authorization_endpoint: `${world.issuer}elsewhere` }) };
  wait(1_000);
  expect((await link()).pathname).toBe("/elsewhere");
});

test("a document that was read serves on while Gov.br is down", async () => {
  world.twist = { discovery: (document) => ({ ...document, authorization_endpoint: `${world.issuer}elsewhere` }) };
  const { link, wait } = relyingParty();
  await link();
  world.twist = { answers: { [DOCUMENT]: "drop" } };
  wait(25 * 60 * 60 * 1_000);
  expect((await link()).pathname).toBe("/elsewhere");
});
