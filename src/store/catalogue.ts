import { z } from "zod";
import type { Service } from "./types/service.ts";

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const text = z.string().trim().min(1);

const catalogue = z.strictObject({
  /** By group id in the engine. */
  teams: z.record(id, z.strictObject({ name: text, contact: text })),
  services: z.array(
    z.strictObject({
      id,
      code: text,
      name: text,
      names: z.strictObject({ en: text, es: text }).optional(),
      purpose: text,
      team: id,
      versions: z.array(z.strictObject({ version: z.int().positive(), processKey: id })).min(1),
    }),
  ),
});

/**
 * Reads the catalogue of services, as analysts write it. Throws an Error that names every fault: what is missing or
 * misspelt, a team that is not described, a service or a version that stands there twice.
 */
export function readCatalogue(content: unknown): Service[] {
  const parsed = catalogue.safeParse(content);
  if (!parsed.success) throw new Error(`The catalogue of services is faulty:\n${z.prettifyError(parsed.error)}`);
  const { teams, services } = parsed.data;
  const faults = [
    ...repeated(services.map((service) => service.id)).map((twice) => `service ${twice} stands there twice`),
    ...services.flatMap((service) => [
      ...(teams[service.team] === undefined ? [`service ${service.id}: no team ${service.team} is described`] : []),
      ...repeated(service.versions.map(({ version }) => version)).map((twice) => `service ${service.id}: version ${twice} twice`),
    ]),
  ];
  if (faults.length > 0) throw new Error(`The catalogue of services is faulty:\n${faults.join("\n")}`);
  return services.map((service) => ({
    ...service,
    team: { id: service.team, ...teams[service.team]! },
    versions: service.versions
      .map((version) => ({ ...version, offered: true }))
      .sort((one, other) => other.version - one.version),
  }));
}

function repeated<Value>(values: Value[]): Value[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
