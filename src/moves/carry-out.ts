import type { Logger } from "pino";
import type { EngineClient } from "../camunda/client.ts";
import { EngineError } from "../camunda/errors.ts";
import type { MigrationPlan } from "../camunda/operations/types.ts";
import type { InstanceMove, MoveItem, StayCause, Store } from "../store/types.ts";
import { causesOf } from "./stay-causes.ts";

/** Instances whose outcome is written down together. */
const PART = 50;

export interface MoveServices {
  store: Pick<Store, "instanceMoves">;
  engine: Pick<EngineClient, "operations">;
  log: Logger;
}

type Outcome = { outcome: "moved" | "stays"; causes: StayCause[] };

/**
 * Moves the instances of a move that still wait, one after the other, so that each has a report of its own and none depends
 * on another. What was interrupted is taken up again: the engine is asked first where each instance is, so that one that has
 * moved already is not touched. Stops when another process is at the same move.
 */
export async function carryOut(
  { store, engine, log }: MoveServices,
  id: string,
  goOn: () => boolean = () => true,
): Promise<void> {
  const work = async (): Promise<boolean> => {
    const move = await store.instanceMoves.get(id);
    const items = await store.instanceMoves.items(id, { outcome: null, limit: PART });
    if (move === null || items.length === 0) return false;
    await carryOutPart(store, engine, move, items);
    return true;
  };
  let parts = 0;
  // Each part by itself: the lock is a transaction, which must not stay open for as long as a long move takes.
  for (let more = true; more && goOn(); parts++) {
    more = false;
    await store.instanceMoves.alone(id, async () => {
      more = await work();
    });
  }
  log.info({ move: id, parts }, "instances moved");
}

async function carryOutPart(
  store: MoveServices["store"],
  { operations }: MoveServices["engine"],
  move: InstanceMove,
  items: MoveItem[],
): Promise<void> {
  const decided: (Outcome & { position: number })[] = [];
  try {
    const definitions = await operations.definitionsOf(items.map(({ instanceId }) => instanceId));
    for (const { position, instanceId } of items) {
      const outcome = knownOutcome(move, definitions.get(instanceId)) ?? (await moveOne(operations, move, instanceId));
      decided.push({ position, ...outcome });
    }
  } finally {
    if (decided.length > 0) await store.instanceMoves.note(move.id, decided);
  }
}

/** What became of an instance that is no longer at the source; null: it is there. */
function knownOutcome({ source, target }: InstanceMove, definitionId: string | undefined): Outcome | null {
  if (definitionId === source.id) return null;
  if (definitionId === target.id) return { outcome: "moved", causes: [] };
  return {
    outcome: "stays",
    causes: [{ code: definitionId === undefined ? "ended" : "other-version", element: null, message: null }],
  };
}

async function moveOne(operations: EngineClient["operations"], move: InstanceMove, instanceId: string): Promise<Outcome> {
  try {
    await operations.migrate(move.plan as unknown as MigrationPlan, instanceId);
    return { outcome: "moved", causes: [] };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    // It may have ended, or been moved by somebody else, since it was looked at.
    const now = (await operations.definitionsOf([instanceId])).get(instanceId);
    return knownOutcome(move, now) ?? { outcome: "stays", causes: causesOf(error) };
  }
}
