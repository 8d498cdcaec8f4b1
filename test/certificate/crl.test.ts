import { jest } from "@jest/globals";
import { daysFromNow, type Made } from "./support/certificate.ts";
import { makeCrl } from "./support/crl.ts";
import { ask, ours, startHost, strangers } from "./support/host.ts";
import { makeEcnpj } from "./support/icp-brasil.ts";

const good = makeEcnpj({}, ours.ac);
const revoked = makeEcnpj({}, ours.ac);
const rootList = makeCrl(ours.root);
const hosts: { stop(): Promise<void> }[] = [];
afterAll(() => Promise.all(hosts.map((host) => host.stop())));

async function hostWith(crl: string | (() => Promise<string>)) {
  const host = await startHost({ crl });
  hosts.push(host);
  return async ({ pem, keyPem }: Made) => {
    const { headers } = await ask(host.port, "/apresentar?ticket=a", { cert: pem, key: keyPem });
    return String(headers.location).split("/").at(-1);
  };
}

test("a revoked certificate is refused; beside it a good one is not", async () => {
  const verdict = await hostWith(rootList + makeCrl(ours.ac, [revoked]));
  expect(await verdict(revoked)).toBe("ecnpj-revoked");
  expect(await verdict(good)).toBe("accepted");
});

test("a revoked authority takes its certificates along", async () => {
  const verdict = await hostWith(makeCrl(ours.root, [ours.ac]) + makeCrl(ours.ac));
  expect(await verdict(good)).toBe("ecnpj-revoked");
});

test.each([
  ["missing", () => rootList],
  ["expired", () => rootList + makeCrl(ours.ac, [], daysFromNow(-0.1))],
  ["signed by another", () => rootList + makeCrl({ name: ours.ac.name, key: strangers.ac.key })],
])("with a list that is %s nothing is accepted, and nobody's certificate is blamed", async (_name, lists) => {
  expect(await (await hostWith(lists()))(good)).toBe("service-unavailable");
});

test("a file without a list stops the host from starting", async () => {
  await expect(hostWith("")).rejects.toMatchObject({ code: "crl-empty" });
});

test("a certificate of an unknown authority is told so, lists or not", async () => {
  const verdict = await hostWith(rootList + makeCrl(ours.ac));
  expect(await verdict(makeEcnpj({}, strangers.ac))).toBe("ecnpj-unknown-authority");
});

test("lists are read again every hour; those read before stay when that fails", async () => {
  jest.useFakeTimers({
    doNotFake: [
      "nextTick",
      "setImmediate",
      "clearImmediate",
      "setTimeout",
      "clearTimeout",
      "Date",
      "queueMicrotask",
      "performance",
      "hrtime",
    ],
  });
  const reads: (() => string)[] = [
    () => rootList + makeCrl(ours.ac),
    () => rootList + makeCrl(ours.ac, [revoked]),
    () => {
      throw new Error("file away");
    },
    () => "not a list",
  ];
  const verdict = await hostWith(async () => reads.shift()!());
  expect(await verdict(revoked)).toBe("accepted");
  for (let hour = 0; hour < 3; hour++) {
    await jest.advanceTimersByTimeAsync(60 * 60 * 1_000);
    expect(await verdict(revoked)).toBe("ecnpj-revoked");
  }
  expect(reads).toEqual([]);
  jest.useRealTimers();
});
