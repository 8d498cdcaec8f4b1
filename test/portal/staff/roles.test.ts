import { PATIENCE } from "../../support/engine.ts";
import { type Operated, startOperated } from "../operator/support/operated.ts";
import type { HttpBrowser } from "../support/browser.ts";
import { joao, maria } from "../support/portal.ts";

let operated: Operated;
let admin: HttpBrowser;
beforeAll(async () => {
  operated = await startOperated();
  admin = await operated.enter(["administrator"]);
}, PATIENCE);
afterAll(() => operated?.stop());

const grants = async () => (await operated.store.staff.list()).map(({ cpf, role }) => `${cpf} ${role}`);
const form = { cpf: "529.982.247-25", role: "operator", team: "", reason: "Portaria 7" };

test("an administrator gives a role, which counts at the person's next request, and takes it again", async () => {
  await admin.open("/equipe/papeis");
  const page = await admin.send("/equipe/papeis", form);
  expect(page.text).toContain("Papel “Operador do motor de processos” dado.");
  expect(page.text).toContain("ainda não entrou");
  expect(page.text).not.toContain("52998224725");
  const person = await operated.enter([], joao);
  expect((await person.open("/equipe/motor")).status).toBe(200);

  const list = await admin.open("/equipe/papeis");
  const revoke = /href="([^"]+\/retirar)" aria-label="Retirar o papel Operador do motor de processos de João Souza"/.exec(
    list.html,
  )![1]!;
  await admin.open(revoke);
  expect((await admin.send(revoke, { reason: " " })).status).toBe(422);
  expect((await person.open("/equipe/motor")).status).toBe(200);
  await admin.open(revoke);
  expect((await admin.send(revoke, { reason: "saiu da equipe" })).text).toContain("retirado");
  expect((await person.open("/equipe/motor")).status).toBe(403);
  const account = await operated.store.accounts.findByCpf(maria.cpf);
  const acts = (await operated.audited()).filter(({ actor }) => actor === account!.id);
  expect(acts).toMatchObject([
    { action: "staff-role-granted", capacity: "staff:administrator", details: { role: "operator", reason: "Portaria 7" } },
    { action: "staff-role-revoked", capacity: "staff:administrator", details: { reason: "saiu da equipe" } },
  ]);
});

test("a team's role takes the team's name", async () => {
  await admin.open("/equipe/papeis");
  await admin.send("/equipe/papeis", { ...form, role: "service-team", team: "Dicor" });
  expect(await grants()).toContain("52998224725 service-team:dicor");
});

test.each([
  [{ cpf: "52998224726" }, "CPF válido"],
  [{ role: "root" }, "Escolha um papel"],
  [{ role: "service-team", team: "" }, "Escolha um papel"],
  [{ reason: "" }, "Informe o motivo"],
])("%j is refused, keeps what was typed, and changes nothing", async (wrong, message) => {
  const before = await grants();
  await admin.open("/equipe/papeis");
  const page = await admin.send("/equipe/papeis", { ...form, ...wrong });
  expect(page.status).toBe(422);
  expect(page.text).toContain(message);
  expect(page.value("cpf")).toBe({ ...form, ...wrong }.cpf);
  expect(await grants()).toEqual(before);
});

test("administrators do not lock themselves out", async () => {
  const list = await admin.open("/equipe/papeis");
  const own = /href="([^"]+\/retirar)" aria-label="Retirar o papel Administrador da equipe de Maria da Silva"/.exec(
    list.html,
  )![1]!;
  await admin.open(own);
  expect((await admin.send(own, { reason: "engano" })).text).toContain("só é retirado por outro administrador");
  expect(await grants()).toContain(`${maria.cpf} administrator`);
});

test("without the session's token nothing changes; nor for somebody who is no administrator", async () => {
  const before = await grants();
  await admin.open("/equipe/papeis");
  expect((await admin.post("/equipe/papeis", { ...form, role: "analyst", _csrf: "wrong" })).status).toBe(403);
  const evil = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
  expect((await admin.post("/equipe/papeis", { ...form, role: "analyst", _csrf: admin.page.csrf }, evil)).status).toBe(403);
  const operator = await operated.enter(["operator"], { ...maria, cpf: "11144477735" });
  await operator.open("/equipe/motor/instancias");
  await operator.open("/");
  expect((await operator.post("/equipe/papeis", { ...form, role: "analyst", _csrf: operator.page.csrf })).status).toBe(403);
  expect((await grants()).filter((grant) => !grant.startsWith("11144477735"))).toEqual(before);
});
