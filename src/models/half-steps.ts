import type { Logger } from "pino";
import type { EngineClient } from "../camunda/client.ts";
import { describeRefusal } from "../camunda/deployer.ts";
import { EngineError, EngineUnavailable } from "../camunda/errors.ts";
import type { Deployment } from "../camunda/types.ts";
import type { Clock } from "../domain/clock.ts";
import type { Publication, Store } from "../store/types.ts";
import { DEPLOYMENT_NAME, PORTAL_SOURCE } from "./deployed.ts";
import { readFiles } from "./deployment-files.ts";
import { kindOf, type ModelFile } from "./file.ts";
import { PublishRefused } from "./refused.ts";

/** What putting live stands on. */
export interface HalfStepSetting {
  engine: EngineClient;
  store: Pick<Store, "modelChanges" | "notices">;
  clock: Clock;
  log: Logger;
}

/** What went live. */
export interface Published {
  deploymentId: string;
  /** None for scenarios alone: the engine keeps them, and executes nothing of them. */
  definitions: { key: string; version: number }[];
}

/** A deployment that has not come to the engine after this long does not come any more, in milliseconds. */
const PATIENCE = 180_000;

/** The deployment of a publication is found again by its name, whatever happens to who asked for it. */
function deploymentNameOf({ kind, id }: Pick<Publication, "kind" | "id">): string {
  return `${DEPLOYMENT_NAME} ${kind} ${id}`;
}

/**
 * The second half of a publication that has begun: deploys, and writes down that it is live. What the engine refuses is given back,
 * and so is what certainly has not reached it. Where the answer was lost, it is looked up. Throws PublishRefused; EngineUnavailable
 * when nobody knows what became of it: `settle` finds out later.
 */
export async function deployBegun(setting: HalfStepSetting, publication: Publication, files: ModelFile[]): Promise<Published> {
  const { engine, store, log } = setting;
  const { id } = publication;
  try {
    const resources = files.map(({ path, content }) => ({ name: path, content }));
    const name = deploymentNameOf(publication);
    const deployment = await engine.deploy({ name, resources, source: PORTAL_SOURCE, always: true });
    return await finish(setting, publication, deployment, files);
  } catch (error) {
    if (error instanceof EngineError) {
      await store.modelChanges.giveBack(id, describeRefusal(error));
      throw new PublishRefused("engine-refused", { detail: describeRefusal(error) }, { cause: error });
    }
    if (!(error instanceof EngineUnavailable)) throw error;
    log.warn({ err: error, publication: id }, "the engine did not answer a deployment");
    if (wasNotSent(error)) await store.modelChanges.giveBack(id, "the engine could not be reached");
    else {
      const published = await complete(setting, publication).catch(() => null);
      if (published !== null) return published;
    }
    throw error;
  }
}

/**
 * Looks what became of a publication that was begun and is not over: it is finished where the engine has it, and given back where it
 * has not come for some minutes. Says what it did; null: there was nothing to do, or it is too early to say.
 */
export async function settle(setting: HalfStepSetting): Promise<"finished" | "given-back" | null> {
  const { store, clock, log } = setting;
  const publication = await store.modelChanges.underWay();
  if (publication === null) return null;
  if ((await complete(setting, publication)) !== null) {
    log.info({ publication: publication.id }, "a publication that was interrupted is finished");
    return "finished";
  }
  if (clock().getTime() - publication.begunAt.getTime() < PATIENCE) return null;
  await store.modelChanges.giveBack(publication.id, "interrupted before the engine had it");
  log.warn({ publication: publication.id }, "a publication that was interrupted is given back");
  return "given-back";
}

/** Finishes what the engine has; null: it does not have it. */
async function complete(setting: HalfStepSetting, publication: Publication): Promise<Published | null> {
  const { engine } = setting;
  const [deployment] = await engine.operations.deployments({ name: deploymentNameOf(publication), source: PORTAL_SOURCE });
  if (deployment === undefined) return null;
  const made = await engine.processDefinitions({ deploymentId: deployment.id });
  const deployed = { ...deployment, deployedProcessDefinitions: Object.fromEntries(made.entries()) };
  return finish(setting, publication, deployed, await readFiles(engine, deployment.id));
}

async function finish(
  setting: HalfStepSetting,
  publication: Publication,
  deployment: Pick<Deployment, "id" | "deployedProcessDefinitions">,
  files: ModelFile[],
): Promise<Published> {
  const made = Object.values(deployment.deployedProcessDefinitions ?? {});
  const definitions = made.map(({ key, version }) => ({ key, version })).sort((a, b) => (a.key < b.key ? -1 : 1));
  const scenarios = files.filter(({ path }) => kindOf(path) === "scenario");
  await setting.store.modelChanges.finish(publication.id, { deploymentId: deployment.id, definitions, scenarios });
  await tellAuthor(setting, publication);
  return { deploymentId: deployment.id, definitions };
}

/** Tells the author that the change is live; it is, whether it can be told or not. The notice is written once. */
async function tellAuthor({ store, log }: HalfStepSetting, { id, changeId, by }: Publication): Promise<void> {
  if (changeId === null) return;
  try {
    const change = await store.modelChanges.get(changeId);
    if (change === null) return;
    const data = { changeId, change: change.title, person: by.name, live: true };
    const eventKey = `model-change-decided:${changeId}:${id}`;
    await store.notices.tell({ accountId: change.author.accountId, kind: "model-change-decided", eventKey, data });
  } catch (error) {
    log.error({ err: error, publication: id }, "a notice about a change of models could not be written");
  }
}

/** Nobody listened: nothing was asked of the engine. */
function wasNotSent({ cause }: EngineUnavailable): boolean {
  const code = (cause as { code?: string; cause?: { code?: string } } | undefined)?.code;
  return code === "ECONNREFUSED";
}
