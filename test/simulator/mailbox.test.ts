import { createTransport } from "nodemailer";
import { type TestSimulator, testSimulator } from "../support/simulator.ts";

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await testSimulator();
  const transport = createTransport(simulator.smtpUrl);
  for (const [to, subject] of [
    ["ana@empresa.test", "Cadastro confirmado: você já pode abrir processos"],
    ["outra@empresa.test", "Outro"],
  ]) {
    await transport.sendMail({
      from: "SGCI Inmetro <nao-responda@inmetro.gov.br>",
      to,
      subject,
      text: "Olá, Ana! <texto>",
      html: `<h1>Olá</h1><script>alert(1)</script><a href="https://example.test/inicio">Abrir</a>`,
    });
  }
});
afterAll(() => simulator.dispose());

const json = async (query = "") => (await fetch(`${simulator.mailboxUrl}.json${query}`)).json();

test("mail arrives, readable as JSON, newest first, and filtered by recipient", async () => {
  expect(await json()).toMatchObject([{ subject: "Outro" }, { to: ["ana@empresa.test"] }]);
  expect(await json("?para=ANA@empresa.test")).toMatchObject([
    {
      to: ["ana@empresa.test"],
      from: "SGCI Inmetro <nao-responda@inmetro.gov.br>",
      subject: "Cadastro confirmado: você já pode abrir processos",
      text: expect.stringContaining("Olá, Ana!"),
      html: expect.stringContaining("<h1>Olá</h1>"),
    },
  ]);
});

test("the HTML of a mail is shown in a frame where nothing runs", async () => {
  const [{ id }] = await json("?para=ana@empresa.test");
  const page = await (await fetch(`${simulator.mailboxUrl}/${id}`)).text();
  expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  expect(page).toContain("&lt;texto>");
  expect(page).not.toContain("<script");
  const content = await fetch(`${simulator.mailboxUrl}/${id}/conteudo`);
  expect(content.headers.get("content-security-policy")).toMatch(/^default-src 'none'.*sandbox/);
  expect(await content.text()).toContain("<h1>Olá</h1>");
});

test("a mail that does not exist is not found", async () => {
  expect((await fetch(`${simulator.mailboxUrl}/0`)).status).toBe(404);
  expect((await fetch(`${simulator.mailboxUrl}/..%2faccounts`)).status).toBe(404);
});

test("mail survives a restart", async () => {
  await simulator.stop();
  simulator = await testSimulator({ dataDir: simulator.dataDir });
  expect(await json()).toHaveLength(2);
});
