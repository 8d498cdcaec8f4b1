import { type Attack, casesIn } from "./support/attack.ts";
import { startWorld } from "./support/world.ts";

const world = await startWorld();
const attacks = await casesIn<Attack>(new URL("./attacks/", import.meta.url));
afterAll(() => world.stop());

test.each(attacks)("%s is refused, and the honest login beside it is not", async (_name, { code, twist }) => {
  world.twist = twist;
  await expect(world.login()).rejects.toMatchObject({ name: "GovbrError", code });
  world.twist = {};
  await expect(world.login()).resolves.toHaveProperty("identity.cpf", "12345678909");
});
