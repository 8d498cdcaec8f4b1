import { ok, type Route } from "../http.ts";
import { array, object, string } from "../schema.ts";

/** The version of Camunda whose API this is. */
const version = "7.24.0";

/** GET /engine and GET /version. */
export function engineRoutes(): Route[] {
  return [
    {
      ...{ method: "GET", path: "/engine", summary: "Names the engine. Open without authentication." },
      replies: { 200: array(object({ name: string })) },
      handle: () => ok([{ name: "default" }]),
    },
    {
      ...{ method: "GET", path: "/version", summary: "The version of Camunda 7 whose API this is." },
      replies: { 200: object({ version: string }) },
      handle: () => ok({ version }),
    },
  ];
}
