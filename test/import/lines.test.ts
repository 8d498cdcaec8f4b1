import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { accountLines, processLines } from "../../src/import/lines.ts";
import { readMoment } from "../../src/import/moments.ts";
import type { ImportLine } from "../../src/store/types.ts";

const md5 = createHash("md5").update("segredo").digest("hex");
const accountHeader = "login,name,email,cpf,cnpj,password_hash,hash_scheme,status";
const processHeader = "number,service,version,status,owner_login,opened_at,finished_at,engine_instance";

async function read<Input>(lines: () => AsyncIterable<ImportLine<Input>>): Promise<ImportLine<Input>[]> {
  const found: ImportLine<Input>[] = [];
  for await (const line of lines()) found.push(line);
  return found;
}
const accounts = (...rows: string[]) =>
  read(accountLines({ open: () => Readable.from([Buffer.from([accountHeader, ...rows].join("\n"))]) }));
const processes = (...rows: string[]) =>
  read(processLines({ open: () => Readable.from([Buffer.from([processHeader, ...rows].join("\n"))]) }));
const whole = (content: string) => read(accountLines({ open: () => Readable.from([Buffer.from(content)]) }));
const codes = (lines: ImportLine<unknown>[]) => lines.map((line) => ("fault" in line ? line.fault.code : "fine"));

test("an account as it should be, in the words and spellings of both languages", async () => {
  expect(
    await accounts(` Ana.Souza ,"Ana  de\nSouza",ana@example.com,529.982.247-25,11.222.333/0001-81,${md5},MD5,Ativo`),
  ).toEqual([
    {
      line: 2,
      input: {
        ...{ login: "Ana.Souza", name: "Ana de Souza", email: "ana@example.com", cpf: "52998224725", cnpj: "11222333000181" },
        ...{ passwordHash: md5, scheme: "md5", active: true },
      },
    },
  ]);
  expect(await accounts(`ana,Ana,,,,${md5},md5,bloqueado`)).toMatchObject([{ input: { email: null, cpf: null, active: false } }]);
});

test.each([
  ["no login", `,Ana,,,,${md5},md5,active`, ["value-missing"]],
  ["a CPF with wrong digits", `ana,Ana,,52998224724,,${md5},md5,active`, ["cpf-wrong"]],
  ["a CNPJ with wrong digits", `ana,Ana,,,11222333000182,${md5},md5,active`, ["cnpj-wrong"]],
  ["an e-mail that is none", `ana,Ana,ana at example,,,${md5},md5,active`, ["email-wrong"]],
  ["a scheme that nobody knows", `ana,Ana,,,,${md5},crypt,active`, ["scheme-unknown"]],
  ["a hash of another scheme", `ana,Ana,,,,${md5},bcrypt,active`, ["hash-wrong"]],
  [
    "a hash that would take for ever",
    "ana,Ana,,,,$2b$31$CwTycUXWue0Thq9StjUM0uJ4cZ4p1YdGXl5GkD7qYzQh3z1xI2XbW,bcrypt,active",
    ["hash-wrong"],
  ],
  ["a status that nobody knows", `ana,Ana,,,,${md5},md5,maybe`, ["status-unknown"]],
  ["a NUL byte", `an\0a,Ana,,,,${md5},md5,active`, ["character-forbidden"]],
  ["text that turns its direction", `ana,A\u202Ena,,,,${md5},md5,active`, ["character-forbidden"]],
  ["a name without end", `ana,${"A".repeat(400)},,,,${md5},md5,active`, ["value-too-long"]],
  ["too few values", `ana,Ana,,,,${md5},md5`, ["line-columns"]],
  [
    "everything at once",
    ",,x,1,2,3,4,5",
    ["value-missing", "value-missing", "email-wrong", "cpf-wrong", "cnpj-wrong", "scheme-unknown", "status-unknown"],
  ],
  ["a formula, which is a name like any other", `=1+1,"=HYPERLINK(""x"")",,,,${md5},md5,active`, ["fine"]],
])("an account with %s", async (_what, row, expected) => {
  const lines = await accounts(row, `bruno,Bruno,,,,${md5},md5,active`);
  expect(codes(lines)).toEqual([...expected, "fine"]);
  expect(JSON.stringify(lines.slice(0, -1).filter((line) => "fault" in line))).not.toContain(md5);
});

test.each([
  ["an empty file", "", ["file-empty"]],
  [
    "a missing and an unknown column",
    `${accountHeader.replace("cpf", "CPF do titular")}\n`,
    ["column-missing", "column-unknown"],
  ],
  ["a repeated column", `${accountHeader},cpf\n`, ["column-repeated"]],
  ["columns in another order and in capitals", "STATUS,hash_scheme,PASSWORD_HASH,cnpj,cpf,email,name,Login\n", []],
])("%s", async (_what, content, expected) => expect(codes(await whole(content))).toEqual(expected));

test("processes, open and finished", async () => {
  expect(await processes("1,P001,3,aberto,ana,01/03/2024,,abc", "2,P001,3,Encerrado,ana,2024-03-01,2024-04-01 10:00,")).toEqual([
    {
      line: 2,
      input: {
        ...{ number: "1", service: "P001", version: "3", status: "open", ownerLogin: "ana", engineInstance: "abc" },
        ...{ openedAt: new Date("2024-03-01T03:00:00Z"), finishedAt: null },
      },
    },
    { line: 3, input: expect.objectContaining({ status: "finished", finishedAt: new Date("2024-04-01T13:00:00Z") }) },
  ]);
});

test.each([
  ["no date of its end", "1,P,1,finished,ana,2024-03-01,,", ["date-missing"]],
  ["an end, though it is open", "1,P,1,open,ana,2024-03-01,2024-04-01,", ["date-order"]],
  ["an end before its beginning", "1,P,1,finished,ana,2024-03-02,2024-03-01,", ["date-order"]],
  ["a day that never was", "1,P,1,open,ana,31/02/2024,,", ["date-wrong"]],
  ["no owner", "1,P,1,open,,2024-03-01,,", ["value-missing"]],
])("a process with %s", async (_what, row, expected) => expect(codes(await processes(row))).toEqual(expected));

test.each([
  ["2024-03-31", "2024-03-31T03:00:00.000Z"],
  ["31/03/2024 10:20:30", "2024-03-31T13:20:30.000Z"],
  ["2024-03-31T10:20:30.123Z", "2024-03-31T10:20:30.000Z"],
  ["2024-03-31 10:20 -05:00", "2024-03-31T15:20:00.000Z"],
  // Summer time, as Brasília had it.
  ["15/01/2015", "2015-01-15T02:00:00.000Z"],
  ["2024-13-01", null],
  ["2024-03-31T25:00", null],
  ["amanhã", null],
])("the moment %s", (text, expected) => expect(readMoment(text)?.toISOString() ?? null).toBe(expected));
