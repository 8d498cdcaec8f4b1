import type { HttpBrowser } from "../support/browser.ts";
import { HttpBrowser as Browser } from "../support/browser.ts";
import { type Served, startServed } from "../support/served.ts";

/** PostgreSQL takes no NUL in a text: what carries one must not become a fault of ours. */
let served: Served;
let visitor: HttpBrowser;
beforeAll(async () => {
  served = await startServed();
  visitor = new Browser(served.url);
});
afterAll(() => served?.stop());

test.each([
  ["/entrar", "/entrar", { email: "eva\0@example.com", senha: "x" }],
  ["/recuperar", "/recuperar", { email: "eva\0@example.com" }],
  ["/estrangeiras", "/estrangeiras/acompanhar", { email: "eva\0@example.com" }],
])("a NUL byte that is typed at %s is left out", async (page, action, fields) => {
  await visitor.open(page);
  const answer = await visitor.send(action, fields as Record<string, string>);
  expect([action, answer.status < 500]).toEqual([action, true]);
});

test("an address with a NUL byte leads nowhere", async () => {
  const staff = await served.enterStaff(["support"]);
  for (const query of ["busca=abc%00", "busca=abc"]) {
    const expected = query.includes("%00") ? 404 : 200;
    expect([query, (await staff.open(`/equipe/consulta?${query}`)).status]).toEqual([query, expected]);
  }
});
