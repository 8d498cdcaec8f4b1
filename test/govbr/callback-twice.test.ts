import { follow } from "./support/browser.ts";
import { REDIRECT_URI } from "./support/provider.ts";
import { startWorld } from "./support/world.ts";

const world = await startWorld();
afterAll(() => world.stop());

async function returned() {
  const govbr = world.govbr();
  const checks = world.checks();
  return { govbr, checks, url: await follow(await govbr.authorizationUrl(checks), REDIRECT_URI) };
}

test("the same return is redeemed once", async () => {
  const { govbr, checks, url } = await returned();
  await govbr.exchange(url, checks);
  await expect(govbr.exchange(url, checks)).rejects.toMatchObject({ code: "code-rejected" });
});

test("a code without the verifier it was asked with is refused", async () => {
  const { govbr, checks, url } = await returned();
  const another = { ...checks, codeVerifier: world.checks().codeVerifier };
  await expect(govbr.exchange(url, another)).rejects.toMatchObject({ code: "code-rejected" });
});

test("the code of one person cannot be finished under the login of another", async () => {
  const [one, other] = [await returned(), await returned()];
  await expect(other.govbr.exchange(one.url, other.checks)).rejects.toMatchObject({ code: "state-mismatch" });
});
