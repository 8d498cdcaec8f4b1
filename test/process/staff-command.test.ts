import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { runStaffCommand } from "../../src/process/staff-command.ts";
import { identity, openStore, type TestStore } from "../store/support/store.ts";

let store: TestStore;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.finish());

const run = async (...args: string[]) => {
  const lines: string[] = [];
  await runStaffCommand(args, store, (line) => lines.push(line));
  return lines.join("\n");
};
const grant = ["grant", "--cpf", "529.982.247-25", "--role", "operator", "--reason", "Portaria 12"];

test("a role is given, listed with its reason, and taken again; CPFs are masked", async () => {
  expect(await run("list")).toMatch(/Ninguém tem papel/);
  expect(await run(...grant)).toBe("Papel operator dado a ***.982.247-**.");
  expect(await run(...grant)).toMatch(/já tinha/);
  expect(await run("list")).toMatch(/^\*\*\*\.982\.247-\*\* {2}operator +desde 2026-11-20 {2}ainda não entrou: Portaria 12$/);
  expect(await run("revoke", ...grant.slice(1))).toMatch(/retirado/);
  expect(await run("revoke", ...grant.slice(1))).toMatch(/não tinha/);
  expect(await run("list")).toMatch(/Ninguém/);
});

test("the audit says that it came from the command line", async () => {
  await store.accounts.upsertFromGovbr(identity());
  await run(...grant);
  const [entry] = await store.sql("select actor, capacity from store.audit where action = 'staff-role-granted'");
  expect(entry).toEqual({ actor: "system:command-line", capacity: "system" });
});

test.each([
  [["grant", "--cpf", "52998224726", "--role", "operator", "--reason", "x"], /CPF/],
  [["grant", "--cpf", "52998224725", "--role", "root", "--reason", "x"], /papel/],
  [["grant", "--cpf", "52998224725", "--role", "operator"], /motivo/],
  [["grant", "--rank", "x"], /Uso:/],
  [[], /Uso:/],
])("%j is refused with the usage, and changes nothing", async (args, message) => {
  await expect(run(...args)).rejects.toThrow(message);
  expect(await store.staff.list()).toEqual([]);
});

test("as a command it reaches the database of DATABASE_URL, and fails with 1 and a sentence", async () => {
  const entry = new URL("../../src/staff.ts", import.meta.url).pathname;
  const env = {
    ...process.env,
    NODE_ENV: "development",
    DATABASE_URL: store.url,
    ENCRYPTION_KEY: Buffer.alloc(32).toString("base64"),
  };
  const command = (...args: string[]) => promisify(execFile)(process.execPath, ["--import", "tsx", entry, ...args], { env });
  expect((await command(...grant)).stdout).toBe("Papel operator dado a ***.982.247-**.\n");
  expect(await store.staff.list()).toMatchObject([{ role: "operator" }]);
  await expect(command("grant")).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/CPF informado.*\n *Uso:/s) });
});
