import { casesIn, type Tolerance } from "./support/attack.ts";
import { startWorld } from "./support/world.ts";

const world = await startWorld();
const tolerances = await casesIn<Tolerance>(new URL("./tolerances/", import.meta.url));
afterAll(() => world.stop());

test.each(tolerances)("%s is accepted", async (_name, { identity, twist }) => {
  world.twist = twist;
  const login = await world.login();
  expect(login.identity).toMatchObject(identity);
});
