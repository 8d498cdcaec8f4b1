export { type Authorities, loadAuthorities } from "./authorities.ts";
export { CertificateError, type CertificateErrorCode } from "./error.ts";
export { type CertificateHostOptions, startCertificateHost } from "./host.ts";
export { type Judgement, judgeCertificate } from "./judge.ts";
export type { CertificateKind } from "./kind.ts";
export type { ProxyOptions } from "./proxy.ts";
export { type CertificateReading, readCertificate } from "./read.ts";
export { type OnPresented, PRESENTATION_PATH, type Presentation } from "./requests.ts";
export type { Trust } from "./trust.ts";
