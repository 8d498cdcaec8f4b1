import { rehearse, standAt } from "../../src/rehearsal/index.ts";
import { end, line, p, person, scenario, start } from "./support/models.ts";

const leak = globalThis as { leaked?: boolean };
const code =
  "next.constructor(&quot;globalThis.leaked = true&quot;)(); this.environment.constructor.constructor(&quot;globalThis.leaked = true&quot;)(); next()";
const script = (body: string) => `<scriptTask id="evil" scriptFormat="javascript"><script>${body}</script></scriptTask>`;

/** A draft is anybody's who may draw: nothing in it is executed as a program in this process. */
test("a script of a model never runs, stepped through or played as a scenario", async () => {
  const models = p(line(start, script(code), person("ask"), end()));
  const standing = await standAt(models, { process: "p", steps: [] });
  expect(standing.problem).not.toBeNull();
  const [model] = await rehearse(models, [{ file: "x.yml", scenario: scenario({ path: ["start", "evil", "ask"] }) }]);
  expect(model!.scenarios[0]!.problems).not.toEqual([]);
  expect(leak.leaked).toBeUndefined();
  const harmless = await standAt(p(line(start, person("ask"), end())), { process: "p", steps: [] });
  expect([harmless.problem, harmless.waiting.map(({ id }) => id)]).toEqual([null, ["ask"]]);
});
