import type { EngineClient } from "../../../camunda/client.ts";
import type { ProcessDefinition } from "../../../camunda/types.ts";
import { PortalProblem } from "../../problem.ts";

/** Versions that a page lists. */
const SHOWN = 50;

/** The deployed versions of a process, the newest first. */
export async function versionsOf(engine: EngineClient, process: string): Promise<ProcessDefinition[]> {
  const query = { key: process, sortBy: "version", sortOrder: "desc" };
  const { items } = await engine.operations.definitions(query, { first: 0, size: SHOWN });
  return items;
}

/** One of them, as an address names it; a page that says so where there is none. */
export async function versionOf(engine: EngineClient, process: string, version: string): Promise<ProcessDefinition> {
  const [definition] = /^\d{1,9}$/.test(version) ? await engine.processDefinitions({ key: process, version }) : [];
  if (definition === undefined) throw new PortalProblem("notFound", 404);
  return definition;
}

/** What people call it. */
export const nameOf = ({ name, key }: Pick<ProcessDefinition, "name" | "key">): string => name ?? key;
