import type { Contender } from "./contender.ts";
import { embedded } from "./embedded.ts";
import { javaEngine } from "./java-engine.ts";
import type { Server } from "./server.ts";

/** Environment variable with the path of the jar → name of the engine in it. */
const jars = { CAMUNDA_JAR: "Camunda 7.24.0", OPERATON_JAR: "Operaton" };

/** The engines to compare, each with a database of its own; the embedded one first. */
export async function contenders(server: Server, env: NodeJS.ProcessEnv): Promise<Contender[]> {
  const all = [await embedded(await server.create("embedded"))];
  for (const [variable, name] of Object.entries(jars)) {
    const jar = env[variable];
    if (jar) all.push(await javaEngine(name, jar, await server.create(variable.toLowerCase())));
    else console.log(`${variable} is not set: ${name} does not take part.`);
  }
  return all;
}
