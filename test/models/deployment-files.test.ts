import { expect, test } from "@jest/globals";
import type { EngineClient } from "../../src/camunda/client.ts";
import { listFiles } from "../../src/models/deployment-files.ts";
import { historyOf } from "../../src/models/history.ts";
import { createSources } from "../../src/portal/explanation/sources.ts";
import type { Store } from "../../src/store/types.ts";

const FORM = "forms/a.form";

/** An engine to which a form was deployed so many times, each time another content twice; counts what it is asked. */
function crowded(count: number) {
  const asked = { lists: 0, contents: 0, definitions: 0, atOnce: 0, most: 0 };
  const slowly = async <T>(answer: T): Promise<T> => {
    asked.most = Math.max(asked.most, ++asked.atOnce);
    await new Promise(setImmediate);
    asked.atOnce--;
    return answer;
  };
  const deployments = Array.from({ length: count }, (_, index) => ({
    ...{ id: `d${index}`, name: "orquestra-govbr", source: "portal" },
    deploymentTime: new Date(Date.UTC(2026, 0, 1) - index * 60_000).toISOString().replace("Z", "+0000"),
  }));
  const engine = {
    processDefinitions: async () => {
      asked.definitions++;
      return [];
    },
    operations: {
      deployments: async () => deployments,
      deploymentResources: (id: string) => {
        asked.lists++;
        return slowly([{ id: `${id}-form`, name: FORM }]);
      },
      deploymentResource: (id: string) => {
        asked.contents++;
        return slowly(`content ${Math.floor(Number(id.slice(1)) / 2)}`);
      },
    },
  } as unknown as EngineClient;
  return { engine, asked };
}
const store = { modelChanges: { published: async () => [] } } as unknown as Pick<Store, "modelChanges">;

test("the versions of a form are looked for as far as they are shown, and read once", async () => {
  const { engine, asked } = crowded(100);
  const versions = await historyOf({ engine, store }, FORM, 20);
  expect(versions.map(({ deploymentId }) => deploymentId)).toEqual(Array.from({ length: 20 }, (_, index) => `d${index * 2 + 1}`));
  expect(asked.contents).toBe(41);
  await historyOf({ engine, store }, FORM, 20);
  expect(asked.contents).toBe(41);
  expect(await historyOf({ engine, store }, FORM, 200)).toHaveLength(50);
});

test("however many deployments there are, the engine is asked a few things at a time", async () => {
  const { engine, asked } = crowded(100);
  const lists = Array.from({ length: 100 }, (_, index) => listFiles(engine, `d${index}`));
  expect(await Promise.all(lists)).toHaveLength(100);
  expect([asked.lists, asked.most]).toEqual([100, 8]);
});

test("what everybody may look at asks the engine once in some seconds", async () => {
  const { engine, asked } = crowded(3);
  let now = 0;
  const sources = createSources({ engine, clock: () => new Date(now) });
  await Promise.all([sources.latest(), sources.latest()]);
  await sources.latest();
  expect(asked.definitions).toBe(1);
  now = 3_000;
  await sources.latest();
  expect(asked.definitions).toBe(2);
});
