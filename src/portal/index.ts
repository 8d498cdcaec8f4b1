export type { PortalOptions, RateLimits } from "./options.ts";
export { presentCertificate } from "./present-certificate.ts";
export { type Portal, startPortal } from "./start.ts";
