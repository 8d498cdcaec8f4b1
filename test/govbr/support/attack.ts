import { readdirSync } from "node:fs";
import type { GovbrIdentity } from "../../../src/domain/govbr-identity.ts";
import type { GovbrErrorCode } from "../../../src/govbr/index.ts";
import type { Twist } from "./twist.ts";

/** A login that must be refused, and with which code. */
export interface Attack {
  code: GovbrErrorCode;
  twist: Twist;
}

/** A login that is odd but right, and what is read from it. */
export interface Tolerance {
  identity: Partial<GovbrIdentity>;
  twist: Twist;
}

/** The default exports of a folder, one file per case, named by file. */
export async function casesIn<T>(folder: URL): Promise<[string, T][]> {
  const names = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  return Promise.all(
    names.map(async (name): Promise<[string, T]> => [name.slice(0, -3), (await import(new URL(name, folder).href)).default]),
  );
}
