import { buildEngine, products, versionOf, whatIsMissing } from "../../engines/support/build.ts";
import type { Contender } from "./contender.ts";
import { embedded } from "./embedded.ts";
import { javaEngine } from "./java-engine.ts";
import type { Server } from "./server.ts";

/** The engines to compare, each with a database of its own; the embedded one first. What cannot be built does not take part. */
export async function contenders(server: Server): Promise<Contender[]> {
  const all = [await embedded(await server.create("embedded"))];
  const missing = whatIsMissing();
  if (missing !== null) {
    console.log(`The embedded engine is alone: ${missing}.`);
    return all;
  }
  for (const product of products) {
    const name = `${product.name} ${await versionOf(product.name)}`;
    try {
      const jar = await buildEngine(product);
      all.push(await javaEngine(name, jar, await server.create(product.name)));
    } catch (error) {
      console.log(`${name} does not take part: ${(error as Error).message.slice(0, 500)}`);
    }
  }
  return all;
}
