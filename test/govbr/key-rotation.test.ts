import { publicJwks, signingKey, signJwt } from "./support/keys.ts";
import { startWorld } from "./support/world.ts";

const world = await startWorld();
afterAll(() => world.stop());

const keyRequests = () => world.requests.filter((request) => request === "GET /jwk").length;

async function relyingPartyThatKnowsTheKeys() {
  world.twist = {};
  const govbr = world.govbr();
  await world.login(govbr);
  world.requests.length = 0;
  return govbr;
}

test("keys are remembered between logins", async () => {
  const govbr = await relyingPartyThatKnowsTheKeys();
  await world.login(govbr);
  expect(keyRequests()).toBe(0);
});

test.each(["rsa2", "rsa1"])("a new key named %s is fetched once, and the code redeemed once", async (kid) => {
  const govbr = await relyingPartyThatKnowsTheKeys();
  const rotated = signingKey(kid);
  world.twist = { idToken: (claims) => signJwt(claims, rotated), jwks: () => publicJwks(rotated) };
  await expect(world.login(govbr)).resolves.toBeDefined();
  expect(keyRequests()).toBe(1);
  expect(world.requests.filter((request) => request === "POST /token")).toHaveLength(1);
});

test("a forged signature is refused after the keys were fetched once more", async () => {
  const govbr = await relyingPartyThatKnowsTheKeys();
  const forger = signingKey("rsa1");
  world.twist = { idToken: (claims) => signJwt(claims, forger) };
  await expect(world.login(govbr)).rejects.toMatchObject({ code: "signature-invalid" });
  expect(keyRequests()).toBe(1);
});

test("the key before the rotation is not accepted any more", async () => {
  const govbr = await relyingPartyThatKnowsTheKeys();
  const rotated = signingKey("rsa1");
  world.twist = { idToken: (claims) => signJwt(claims, rotated), jwks: () => publicJwks(rotated) };
  await world.login(govbr);
  world.twist = { jwks: () => publicJwks(rotated) };
  await expect(world.login(govbr)).rejects.toMatchObject({ code: "signature-invalid" });
});
