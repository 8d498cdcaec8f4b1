import { atMost } from "../at-most.ts";
import type { EngineClient } from "../camunda/client.ts";
import type { ModelFile } from "./file.ts";

/** A file of a deployment, not read yet. */
export interface ListedFile {
  id: string;
  name: string;
}

/** Requests to one engine at a time, however many deployments there are. */
const AT_ONCE = 8;
/** Contents that are kept, in characters: what is live many times over. */
const KEPT = 32_000_000;

/** Deployments are never changed: what was read of them holds. */
interface Known {
  gate: ReturnType<typeof atMost>;
  lists: Map<string, Promise<ListedFile[]>>;
  /** In the order in which they were used last. */
  contents: Map<string, Promise<string>>;
  size: number;
}
const known = new WeakMap<EngineClient, Known>();

/** The files of a deployment, by id and path: asked once. */
export function listFiles(engine: EngineClient, deploymentId: string): Promise<ListedFile[]> {
  const { gate, lists } = memoryOf(engine);
  const before = lists.get(deploymentId);
  if (before !== undefined) return before;
  const list = gate(() => engine.operations.deploymentResources(deploymentId));
  list.catch(() => lists.delete(deploymentId));
  lists.set(deploymentId, list);
  return list;
}

/** What a file of a deployment holds: asked once, until others are used more. */
export function readContent(engine: EngineClient, deploymentId: string, resourceId: string): Promise<string> {
  const memory = memoryOf(engine);
  const { gate, contents } = memory;
  const before = contents.get(resourceId);
  const content = before ?? gate(() => engine.operations.deploymentResource(deploymentId, resourceId));
  contents.delete(resourceId);
  contents.set(resourceId, content);
  if (before === undefined)
    content.then(
      ({ length }) => forget(memory, length),
      () => contents.delete(resourceId),
    );
  return content;
}

/** Every file of a deployment, or those that are wanted. */
export async function readFiles(
  engine: EngineClient,
  deploymentId: string,
  isWanted: (path: string) => boolean = () => true,
): Promise<ModelFile[]> {
  const files = (await listFiles(engine, deploymentId)).filter(({ name }) => isWanted(name));
  return Promise.all(files.map(async ({ id, name }) => ({ path: name, content: await readContent(engine, deploymentId, id) })));
}

/** Makes room for what has come. */
async function forget(memory: Known, added: number): Promise<void> {
  memory.size += added;
  for (const [id, content] of memory.contents) {
    if (memory.size <= KEPT) return;
    memory.contents.delete(id);
    memory.size -= (await content.catch(() => "")).length;
  }
}

function memoryOf(engine: EngineClient): Known {
  const memory = known.get(engine) ?? { gate: atMost(AT_ONCE), lists: new Map(), contents: new Map(), size: 0 };
  known.set(engine, memory);
  return memory;
}
