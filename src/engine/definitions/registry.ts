import { type CalledElement, DefinitionNeeded } from "../core/types/step.ts";
import { compile } from "../model/compile.ts";
import type { Definition } from "../model/definition.ts";
import type { Database, Row } from "../persistence/database.ts";

/** A deployed definition: what its row says, and the compiled model. */
export interface Deployed extends Definition {
  suspended: boolean;
}

const columns = `d.id, d.key, d.version, d.deployment_id, d.resource_name, d.version_tag, d.history_ttl, d.suspended`;

/**
 * The definitions of the database, compiled once per process. Which one is the latest, and whether it is
 * suspended, may change: `forget` drops what was looked up, here and (through the node link) in the other processes.
 */
export class DefinitionRegistry {
  private readonly compiled = new Map<string, Definition>();
  private readonly known = new Map<string, Deployed>();
  private latestIds = new Map<string, string | null>();
  private called = new Map<string, Deployed | null>();
  /** Counts invalidations: an answer that was under way meanwhile is not kept. */
  private generation = 0;
  /** False while the link to other processes is down: nothing that may change is kept. */
  mayRemember = true;

  constructor(private readonly database: Database) {}

  /** Drops what may have changed: after a deployment, a deletion, a suspension. */
  forget(): void {
    this.generation++;
    this.latestIds = new Map();
    this.called = new Map();
    this.known.clear();
  }

  /** Before a step: without the link to other processes, nothing looked up earlier may be trusted. */
  refresh(): void {
    if (!this.mayRemember) this.forget();
  }

  /** The definition, if it was loaded. Throws DefinitionNeeded when it was not: load it and repeat. */
  get(id: string): Definition {
    const definition = this.known.get(id) ?? this.compiled.get(id);
    if (definition === undefined) throw new DefinitionNeeded({ definitionId: id });
    return definition;
  }

  /** What a call activity calls, if it was looked up. Throws DefinitionNeeded when it was not. */
  getCalled(call: CalledElement): Definition | undefined {
    const definition = this.called.get(JSON.stringify(call));
    if (definition === undefined) throw new DefinitionNeeded({ call });
    return definition ?? undefined;
  }

  /** Loads what a step asked for. */
  async provide(needed: DefinitionNeeded["needed"]): Promise<void> {
    if ("definitionId" in needed) {
      if ((await this.load(needed.definitionId)) === null) throw new Error(`definition ${needed.definitionId} is gone`);
    } else {
      this.called.set(JSON.stringify(needed.call), await this.findCalled(needed.call));
    }
  }

  /** The definition with this id, or null. */
  async load(id: string): Promise<Deployed | null> {
    const known = this.known.get(id);
    if (known) return known;
    const generation = this.generation;
    const [row] = await this.database.run(
      "definition by id",
      `select ${columns}, case when $2 then null else r.bytes end as bytes
         from process_definition d join resource r on r.deployment_id = d.deployment_id and r.name = d.resource_name
        where d.id = $1`,
      [id, this.compiled.has(id)],
    );
    if (row === undefined) return null;
    return this.remember(row, await this.model(row), generation);
  }

  /** The latest version of this key, or null. */
  async latest(key: string): Promise<Deployed | null> {
    const id = this.latestIds.get(key);
    if (id) return this.load(id);
    const generation = this.generation;
    const [row] = await this.database.run(
      "latest definition",
      "select id from process_definition where key = $1 order by version desc limit 1",
      [key],
    );
    if (row && this.mayRemember && generation === this.generation) this.latestIds.set(key, row.id);
    return row ? this.load(row.id) : null;
  }

  private async findCalled(call: CalledElement): Promise<Deployed | null> {
    if (call.binding === "latest") return this.latest(call.key);
    const [column, value] =
      call.binding === "deployment"
        ? ["deployment_id", call.deploymentId]
        : call.binding === "version"
          ? ["version", Number(call.version)]
          : ["version_tag", call.versionTag];
    const rows = await this.database.query(
      `select id from process_definition where key = $1 and ${column} = $2 order by version desc limit 1`,
      [call.key, value],
    );
    return rows[0] ? this.load(rows[0].id) : null;
  }

  private async model(row: Row): Promise<Definition> {
    const ready = this.compiled.get(row.id);
    if (ready) return ready;
    const result = await compile(row.resource_name, (row.bytes as Buffer).toString("utf8"), { enforceHistoryTimeToLive: false });
    const model = result.ok ? result.processes.find((process) => process.key === row.key) : undefined;
    if (model === undefined) throw new Error(`${row.resource_name} of definition ${row.id} no longer compiles`);
    const definition: Definition = {
      ...model,
      ...{ id: row.id, version: row.version, deploymentId: row.deployment_id, resourceName: row.resource_name },
    };
    this.compiled.set(row.id, definition);
    return definition;
  }

  private remember(row: Row, model: Definition, generation: number): Deployed {
    const deployed: Deployed = { ...model, suspended: row.suspended, historyTimeToLive: row.history_ttl };
    if (this.mayRemember && generation === this.generation) this.known.set(row.id, deployed);
    return deployed;
  }
}
