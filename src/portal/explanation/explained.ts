import { type Explanation, type ExplanationContext, explain, type Step } from "../../explanation/index.ts";
import type { Service } from "../../store/types.ts";
import { teams as groups } from "../../texts/teams.ts";
import type { PortalContext } from "../context.ts";
import { createSources, type Version } from "./sources.ts";

/** What a page tells of one version of a model. */
export interface Explained {
  version: Version;
  /** The latest version of the model. */
  latest: Version;
  /** Null: the model cannot be put into words. */
  told: Explanation | null;
  /** Services that run on the model. */
  services: Service[];
}

/** What was told of a version lasts as long as what it was told from: names of teams and of other models. */
const KEPT = 200;

/** Explains the models of this product as the engine executes them. */
export interface Explainer {
  /** All of them, in their latest version, by name. */
  all(): Promise<Explained[]>;
  /** One of them; `version`: not the latest. Null: there is none of ours. */
  one(key: string, version: number | null): Promise<Explained | null>;
}

export function createExplainer({ engine, store, modelling, log, clock }: PortalContext): Explainer {
  const sources = createSources({ engine, clock });
  const told = new Map<string, Promise<Explanation | null>>();

  /** Null as well for what no model should bring about: a page that says so is better than none. */
  function tell(version: Version, around: Omit<ExplanationContext, "forms" | "topics">): Promise<Explanation | null> {
    const key = JSON.stringify([version.definitionId, around]);
    let known = told.get(key);
    if (known === undefined) {
      if (told.size >= KEPT) told.clear();
      known = sources.formsOf(version.deploymentId).then((forms) =>
        explain(version.xml, { ...around, forms, topics: modelling.topics }, version.key).catch((error: unknown) => {
          log.error({ err: error, definitionId: version.definitionId }, "model not explained");
          return null;
        }),
      );
      known.catch(() => told.delete(key));
      told.set(key, known);
    }
    return known;
  }

  async function explained(version: Version, all: Version[], catalogue: Service[]): Promise<Explained> {
    const services = catalogue.filter(({ versions }) => versions.some(({ processKey }) => processKey === version.key));
    const names = Object.fromEntries(catalogue.map(({ team }) => [team.id, team.name]));
    const around = { teams: { ...groups, ...names }, models: {}, responsible: soleTeam(services) };
    const alone = await tell(version, around);
    const called = [...new Set(callsOf(alone?.steps ?? []))].sort();
    const others = await Promise.all(
      all.filter(({ key }) => called.includes(key)).map((other) => tell(other, { teams: {}, models: {} })),
    );
    const models = Object.fromEntries(others.flatMap((other) => (other === null ? [] : [[other.key, describe(other)] as const])));
    return {
      ...{ version, services, latest: all.find(({ key }) => key === version.key) ?? version },
      told: called.length === 0 ? alone : await tell(version, { ...around, models }),
    };
  }

  return {
    async all() {
      const [versions, catalogue] = await Promise.all([sources.latest(), store.services.list()]);
      const list = await Promise.all(versions.map((version) => explained(version, versions, catalogue)));
      const nameOf = ({ told, version }: Explained) => told?.name ?? version.key;
      return list.sort((a, b) => nameOf(a).localeCompare(nameOf(b), "pt-BR"));
    },
    async one(key, version) {
      const versions = await sources.latest();
      const latest = versions.find((one) => one.key === key);
      if (latest === undefined) return null;
      const asked = version === null || version === latest.version ? latest : await sources.earlier(key, version);
      return asked && explained(asked, versions, await store.services.list());
    },
  };
}

/** The team of all of these services; missing: there are several, or none. */
function soleTeam(services: Service[]): string | undefined {
  const [name, ...others] = new Set(services.map(({ team }) => team.name));
  return others.length === 0 ? name : undefined;
}

function callsOf(steps: Step[]): string[] {
  return steps.flatMap(({ calls, inside }) => [...(calls === null ? [] : [calls.key]), ...callsOf(inside)]);
}

function describe({ name, ends }: Explanation): ExplanationContext["models"][string] {
  const refusals = ends.flatMap(({ error, text }) => (error === null || text === null ? [] : [[error, text] as const]));
  return { name, refusals: Object.fromEntries(refusals) };
}
