import { Writable } from "node:stream";
import { inspect } from "node:util";
import pino from "pino";
import { createGovbr } from "../../src/govbr/index.ts";
import { type Attack, casesIn } from "./support/attack.ts";
import { decodePayload } from "./support/keys.ts";
import { CLIENT_SECRET } from "./support/provider.ts";
import { startWorld } from "./support/world.ts";

const world = await startWorld();
const attacks = await casesIn<Attack>(new URL("./attacks/", import.meta.url));
afterAll(() => world.stop());

test("neither errors nor log lines of failed logins hold a token, the secret or personal data", async () => {
  const tokens: string[] = [];
  let written = "";
  const sink = new Writable({
    write(chunk, _encoding, done) {
      written += chunk;
      done();
    },
  });
  const log = pino({ level: "trace" }, sink);
  for (const [, { twist }] of attacks) {
    world.twist = {
      ...twist,
      token(body) {
        tokens.push(...[body.access_token, body.id_token].map(String).filter((token) => token.length > 20));
        return twist.token?.(body) ?? body;
      },
    };
    const error = await world.login(createGovbr({ ...world.settings(), log })).catch((thrown: unknown) => thrown);
    log.error({ err: error }, "login failed");
    written += inspect(error, { depth: 10 }) + JSON.stringify(error);
  }
  expect(tokens.length).toBeGreaterThan(20);
  expect(decodePayload(tokens.find((token) => token.includes("."))!)).toHaveProperty("sub");
  for (const secret of [...tokens, CLIENT_SECRET, "12345678909", "123456789-09", "MARIA", "maria@"]) {
    expect(written).not.toContain(secret);
  }
});
