export { GovbrError, type GovbrErrorCode } from "./error.ts";
export type { LoginChecks } from "./exchange.ts";
export { createGovbr, type Govbr, type GovbrLogin } from "./govbr.ts";
export type { GovbrSettings } from "./settings.ts";
