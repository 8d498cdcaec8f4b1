import { createLookUp, maskEmail } from "../../../src/portal/delegation/look-ups.ts";
import type { Representative } from "../../../src/portal/delegation/representative.ts";
import { PortalProblem } from "../../../src/portal/problem.ts";
import { type DelegationSite, openDelegationSite } from "./support/company.ts";

let site: DelegationSite;
beforeAll(async () => {
  site = await openDelegationSite();
});
afterAll(() => site?.stop());

test("who looks up people by the hundred has to wait; others do not", async () => {
  const lookUp = createLookUp({ store: site.portal.store } as never);
  const by = (id: string) => ({ account: { id }, company: { id: site.alfa } }) as Representative;
  for (let n = 0; n < 600; n++) await lookUp.count(by("eager"));
  await expect(lookUp.count(by("eager"))).rejects.toThrow(PortalProblem);
  await expect(lookUp.find(by("eager"), site.ana.cpf, {} as never)).rejects.toMatchObject({ problem: "tooMany", status: 429 });
  await expect(lookUp.count(by("calm"))).resolves.toBeUndefined();
});

test.each([
  ["jomes@gmail.com", "j•••@gmail.com"],
  ["a@b.br", "a•••@b.br"],
  ["@b.br", "•••"],
  ["", "•••"],
])("%s is shown as %s", (email, shown) => {
  expect(maskEmail(email)).toBe(shown);
});
