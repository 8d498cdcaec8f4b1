import type { Kind, QueryKind } from "./filters.ts";
import { array, boolean, dateTime, input, integer, type Schema, string } from "./schema.ts";

const kindSchemas: Record<Kind, Schema> = {
  ...{ value: {}, text: string, flag: boolean, boolean, integer, date: dateTime, list: array(string) },
  dates: array(input({ operator: string, value: dateTime })),
  variables: array(input({ name: string, operator: string, value: {} })),
};

/** Query parameters of a GET for the OpenAPI document. */
export function parameterSchemas({ filters, sorts }: QueryKind, { count = false } = {}): Record<string, Schema> {
  const schemas: Record<string, Schema> = {};
  for (const name in filters) {
    const { kind } = filters[name]!;
    schemas[name] = kind === "value" || kind === "list" || kind === "variables" || kind === "dates" ? string : kindSchemas[kind];
  }
  if (count) return schemas;
  return {
    ...schemas,
    ...{ sortBy: { type: "string", enum: Object.keys(sorts) }, sortOrder: { type: "string", enum: ["asc", "desc"] } },
    ...pagingSchemas,
  };
}

export const pagingSchemas: Record<string, Schema> = { firstResult: integer, maxResults: integer };

/** Body of a POST query for the OpenAPI document. */
export function bodySchema({ filters, sorts, variableSorts, orQueries }: QueryKind, { count = false } = {}): Schema {
  const properties: Record<string, Schema> = {};
  for (const name in filters) properties[name] = kindSchemas[filters[name]!.kind];
  if (orQueries) properties.orQueries = array(input({ ...properties }));
  const sorting = array(
    input({
      sortBy: { type: "string", enum: [...Object.keys(sorts), ...Object.keys(variableSorts ?? {})] },
      sortOrder: { type: "string", enum: ["asc", "desc"] },
      ...(variableSorts ? { parameters: input({ variable: string, type: string }) } : {}),
    }),
  );
  return input(count ? properties : { ...properties, sorting });
}
