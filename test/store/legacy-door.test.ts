import { createHash, pbkdf2Sync, randomBytes } from "node:crypto";
import { hash as argon2 } from "@node-rs/argon2";
import { hashSync } from "bcryptjs";
import { isPasswordHash } from "../../src/domain/legacy-hash.ts";
import type { HashScheme } from "../../src/domain/legacy-import.ts";
import { isPassword } from "../../src/store/legacy/password.ts";
import { importLegacy, legacyAccount, legacyProcess, migrate, password, person } from "./support/legacy.ts";
import { openStore, type TestStore } from "./support/store.ts";

const secret = "S3nha çedilha";
const salt = randomBytes(16);
const ssha = (text: string | Buffer, bits = "") => {
  const digest = createHash(bits ? `sha${bits}` : "sha1")
    .update(text)
    .update(salt)
    .digest();
  return `{SSHA${bits}}${Buffer.concat([digest, salt]).toString("base64")}`;
};
const phc = (bytes: Buffer) => bytes.toString("base64").replaceAll("+", ".").replaceAll("=", "");

describe("hashes of old systems", () => {
  const derived = (bits: 256 | 512) => pbkdf2Sync(secret, "sal", 1_000, bits / 8, `sha${bits}`).toString("base64");
  const hashes: [string, HashScheme, () => string | Promise<string>][] = [
    ["bcrypt", "bcrypt", () => hashSync(secret, 4)],
    ["bcrypt of PHP", "bcrypt", () => hashSync(secret, 4).replace("$2b$", "$2y$")],
    ["argon2id", "argon2", () => argon2(secret, { memoryCost: 256, timeCost: 1 })],
    ["argon2i", "argon2", () => argon2(secret, { memoryCost: 256, timeCost: 1, algorithm: 1 })],
    ["Django's PBKDF2", "pbkdf2", () => `pbkdf2_sha256$1000$sal$${derived(256)}`],
    ["Django's PBKDF2 with SHA-512", "pbkdf2", () => `pbkdf2_sha512$1000$sal$${derived(512)}`],
    [
      "passlib's PBKDF2",
      "pbkdf2",
      () => `$pbkdf2-sha256$1000$${phc(salt)}$${phc(pbkdf2Sync(secret, salt, 1_000, 32, "sha256"))}`,
    ],
    ["PHC's PBKDF2", "pbkdf2", () => `$pbkdf2-sha512$i=1000$${phc(salt)}$${phc(pbkdf2Sync(secret, salt, 1_000, 64, "sha512"))}`],
    ["salted SHA-1", "ssha", () => ssha(secret)],
    ["salted SHA-256", "ssha", () => ssha(secret, "256")],
    ["salted SHA-1 of a page in Latin-1", "ssha", () => ssha(Buffer.from(secret, "latin1"))],
    ["MD5", "md5", () => createHash("md5").update(secret).digest("hex").toUpperCase()],
    ["LDAP's MD5", "md5", () => `{MD5}${createHash("md5").update(secret).digest("base64")}`],
  ];

  test.each(hashes)("%s: the right password, and no other", async (_name, scheme, make) => {
    const hash = await make();
    expect(isPasswordHash(scheme, hash)).toBe(true);
    expect(await isPassword(scheme, hash, secret)).toBe(true);
    expect(await isPassword(scheme, hash, `${secret} `)).toBe(false);
    expect(await isPassword(scheme, hash, "")).toBe(false);
  });

  test.each([
    ["bcrypt", "$2b$20$CwTycUXWue0Thq9StjUM0uJ4cZ4p1YdGXl5GkD7qYzQh3z1xI2XbW"],
    ["argon2", "$argon2id$v=19$m=4000000,t=2,p=1$c2FsdHNhbHQ$c2FsdHNhbHRzYWx0c2FsdA"],
    ["pbkdf2", "pbkdf2_sha256$99999999$sal$c2FsdHNhbHRzYWx0c2FsdA=="],
    ["ssha", "{SSHA}c2FsdA=="],
    ["md5", "123"],
  ] as [HashScheme, string][])("a hash of %s that is none, or would take for ever, is none", async (scheme, hash) => {
    expect(isPasswordHash(scheme, hash)).toBe(false);
    expect(await isPassword(scheme, hash, secret)).toBe(false);
  });
});

describe("the old door", () => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openStore();
    await importLegacy(store, [legacyAccount("ana"), legacyAccount("dead")], [legacyProcess("1", "dead")]);
    await migrate(store, await person(store, 1), "dead");
  });
  afterEach(() => store.finish());

  const prove = (login: string, text = password) => store.legacy.prove({ login, password: text, origin: "203.0.113.7" });

  test("asks the password of everybody but of a login that is dead, also of one that nobody knows", async () => {
    expect(await Promise.all(["ana", "nobody", " DEAD "].map((login) => store.legacy.door(login)))).toEqual([
      "password",
      "password",
      "migrated",
    ]);
  });

  test("says the same to an unknown login, a wrong password, a dead login and a locked one, and takes as long", async () => {
    const answers = [prove("nobody"), prove("ana", "wrong"), prove("dead")];
    const times = await Promise.all(
      answers.map(async (answer) => {
        const began = performance.now();
        expect(await answer).toBeNull();
        return performance.now() - began;
      }),
    );
    // Answers come at multiples of 600 ms, whatever was compared; on a busy machine no test can see more than the first.
    for (const time of times) expect(time).toBeGreaterThan(590);
    expect(await prove("ana")).toEqual({ claim: expect.any(String) });
  });

  test("locks a login after repeated failures, the right password included, each time for twice as long", async () => {
    const fail = async (times: number) => {
      for (let count = 0; count < times; count++) expect(await prove("ana", "wrong")).toBeNull();
    };
    await fail(5);
    expect(await prove("ana")).toBeNull();
    store.later(59);
    expect(await prove("ana")).toBeNull();
    store.later(1);
    await fail(1);
    store.later(119);
    expect(await prove("ana")).toBeNull();
    store.later(1);
    expect(await prove("ana")).not.toBeNull();
    // Whoever got in begins anew.
    await fail(4);
    expect(await prove("ana")).not.toBeNull();
    const locks = await store.sql("select details from store.audit where action = 'legacy-login-locked' order by sequence");
    expect(locks.map(({ details }) => details)).toEqual([
      { failures: 5, minutes: 1 },
      { failures: 6, minutes: 2 },
    ]);
  }, 60_000);

  test("nobody keeps an owner out for longer than a quarter of an hour", async () => {
    const [sha256] = await store.sql("select encode(sha256('ana'), 'hex') as hash");
    await store.sql("insert into store.legacy_proof_failures (login_hash, failures, last_at) values ($1, 30, $2)", [
      ...[sha256!.hash, store.now],
    ]);
    expect(await prove("ana", "wrong")).toBeNull();
    store.later(15 * 60 - 1);
    expect(await prove("ana")).toBeNull();
    store.later(1);
    expect(await prove("ana")).not.toBeNull();
  });

  test("twenty guesses at once are not twenty chances", async () => {
    const guesses = Array.from({ length: 20 }, (_, index) => prove("ana", index === 19 ? password : `guess ${index}`));
    await Promise.all(guesses);
    const [row] = await store.sql("select failures from store.legacy_proof_failures");
    // At most five were compared; if the right one was among them, it began anew.
    expect((row?.failures as number | undefined) ?? 0).toBeLessThanOrEqual(5);
  }, 60_000);

  test("a claim is good for half an hour and for one account", async () => {
    const [ana, bruno] = [await person(store, 2), await person(store, 3)];
    const { claim } = (await prove("ana"))!;
    expect(await store.legacy.claimed(claim)).toMatchObject({ login: "ana" });
    const { legacyAccountId } = await store.legacy.attach({ claim, accountId: ana });
    expect(await store.legacy.attach({ claim, accountId: ana })).toEqual({ legacyAccountId });
    await expect(store.legacy.attach({ claim, accountId: bruno })).rejects.toMatchObject({ code: "ticket-used" });
    await expect(store.legacy.attach({ claim: "made up", accountId: bruno })).rejects.toMatchObject({ code: "ticket-unknown" });
    expect(await store.legacy.claimed(claim)).toBeNull();
    expect(await store.legacy.pendingFor(ana)).toMatchObject([{ legacyAccountId, proven: true, login: "ana" }]);

    const late = (await prove("ana"))!;
    store.later(30 * 60);
    expect(await store.legacy.claimed(late.claim)).toBeNull();
    await expect(store.legacy.attach({ claim: late.claim, accountId: bruno })).rejects.toMatchObject({ code: "ticket-expired" });
    const [kept] = await store.sql("select string_agg(token_hash, ' ') as all from store.legacy_claims");
    expect(kept!.all).not.toContain(claim);
  });

  test("what is forgotten is deleted", async () => {
    await prove("nobody");
    await prove("ana");
    store.later(49 * 3600);
    await store.dropExpired();
    expect(await store.sql("select 1 from store.legacy_proof_failures")).toEqual([]);
    // The claim that became a migration stays.
    expect(await store.sql("select account_id is null as loose from store.legacy_claims")).toEqual([{ loose: false }]);
  });
});
