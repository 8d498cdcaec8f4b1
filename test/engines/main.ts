import { spawn } from "node:child_process";
import { once } from "node:events";
import { buildEngine, products, versionOf, whatIsMissing } from "./support/build.ts";

/**
 * `npm run test:engines [-- camunda | operaton | <arguments of jest> …]`: builds the real engines, and runs the acceptance
 * suite against each, with the portal and the workers pointed at it. Camunda 7 has to pass; Operaton where it can be built.
 * Without Java 17 or Maven it says so and ends with 0.
 */
const SUITE = [
  ...["test/features", "test/portal/embedded-engine", "test/portal/operator/acts", "test/portal/operator/reading"],
  ...[
    "test/models/live",
    "test/process/deploy-command",
    "test/camunda/embedded",
    "test/workers/guard",
    "test/workers/migration-deadline",
    "test/engines",
  ],
];
const JEST = ["--experimental-vm-modules", "--no-warnings", "node_modules/jest/bin/jest.js"];

const seconds = (since: number) => `${Math.round((performance.now() - since) / 1000)} s`;
const say = (text: string) => process.stderr.write(`\n=== ${text}\n`);

async function main(): Promise<number> {
  const missing = whatIsMissing();
  if (missing !== null) {
    say(`SKIPPED: no real engine is tested, ${missing}. Needed: a JDK 17 or later, and Maven.`);
    return 0;
  }
  const wanted = process.argv.slice(2).filter((word) => products.some(({ name }) => name === word));
  const jestArguments = process.argv.slice(2).filter((word) => !wanted.includes(word));
  const failed: string[] = [];
  for (const product of products.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    const title = `${product.name} ${await versionOf(product.name)}`;
    const began = performance.now();
    let jar: string;
    try {
      jar = await buildEngine(product);
    } catch (error) {
      say(
        `${title} cannot be built. Is the Maven repository reachable? (Once built, it needs none.)\n${(error as Error).message}`,
      );
      if (product.name === "camunda") failed.push(title);
      else say(`SKIPPED: ${title}`);
      continue;
    }
    say(`${title}: built in ${seconds(began)}`);
    const passed = await runSuite(jar, jestArguments);
    say(`${title}: ${passed ? "passed" : "FAILED"} after ${seconds(began)}`);
    if (!passed) failed.push(title);
  }
  return failed.length === 0 ? 0 : 1;
}

/** Every test file boots an engine for itself, so that files do not take each other's tasks; one after the other. */
async function runSuite(jar: string, jestArguments: string[]): Promise<boolean> {
  const files = jestArguments.some((argument) => !argument.startsWith("-")) ? [] : SUITE;
  const settings = [
    "--runInBand",
    "--forceExit",
    "--testMatch=**/*.test.ts",
    "--testMatch=**/*.acceptance.ts",
    "--testTimeout=60000",
  ];
  const child = spawn(process.execPath, [...JEST, ...settings, ...jestArguments, ...files], {
    env: { ...process.env, TEST_ENGINE_JAR: jar },
    stdio: "inherit",
  });
  const [code] = await once(child, "close");
  return code === 0;
}

process.exitCode = await main();
