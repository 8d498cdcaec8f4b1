import { startWorld } from "./support/world.ts";

const world = await startWorld();
afterAll(() => world.stop());

test("a login gives the identity, the access token and its end", async () => {
  const login = await world.login();
  expect(login.identity).toEqual({
    cpf: "12345678909",
    name: "MARIA DA SILVA",
    socialName: null,
    email: "maria@example.com",
    phone: null,
    picture: null,
    level: "gold",
    amr: ["passwd"],
    authTime: null,
    cnpj: null,
    companyName: null,
    agent: false,
  });
  expect(login.accessToken).not.toBe("");
  expect(login.expiresAt.getTime()).toBeGreaterThan(Date.now() + 3_000_000);
});
