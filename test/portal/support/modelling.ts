import { fileURLToPath } from "node:url";
import { contractsOf } from "../../../src/lint/contracts.ts";
import type { PortalOptions } from "../../../src/portal/options.ts";
import { workers } from "../../../workers/index.ts";

/** The models and contracts of the product. */
export const modelling: PortalOptions["modelling"] = {
  folder: fileURLToPath(new URL("../../../workflows", import.meta.url)),
  topics: contractsOf(workers),
};
