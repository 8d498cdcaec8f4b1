import type { TopicContract } from "../lint/context.ts";

/** What a model tells of another that it calls. */
export interface OtherModel {
  name: string;
  /** What it says of the errors with which it ends, by code. */
  refusals: Record<string, string>;
}

/** What there is outside a model that explains it. */
export interface ExplanationContext {
  /** Schemas of the forms deployed with it, by their id. */
  forms: Record<string, unknown>;
  /** Contracts of the workers, by topic. */
  topics: Record<string, TopicContract>;
  /** Other models, by key; those that are called and not here are not there (yet). */
  models: Record<string, OtherModel>;
  /** Names of teams, by their group at the engine. */
  teams: Record<string, string>;
  /** Name of the team to which tasks go whose group the process knows; missing: it depends. */
  responsible?: string | undefined;
}
