import { EngineError, EngineUnavailable } from "../camunda/errors.ts";
import { StoreError } from "../store/errors.ts";
import { isPassing } from "../store/failures.ts";
import { process as texts } from "../texts/process.ts";
import type { Config } from "./config.ts";

/** Why a start failed, for whoever sits at the terminal: what is wrong, which setting it hangs on, and what to do. */
export function describeFailure(error: unknown, config: Config | null): string {
  const { code, port, path } = error as { code?: string; port?: number; path?: string };
  const reason = error instanceof Error ? error.message || (code ?? error.name) : String(error);
  if (config === null) return reason;
  if (code === "EADDRINUSE" && port !== undefined) return texts.portBusy(port, settingOfPort(config, port));
  if (code === "EACCES" && port !== undefined) return texts.portForbidden(port, settingOfPort(config, port));
  if (path?.startsWith(config.dataDir)) return texts.dataDirUnusable(config.dataDir, reason);
  if (error instanceof EngineUnavailable) return texts.engineUnreachable(config.engine.url);
  // What answers there is no engine: its errors have a type.
  if (error instanceof EngineError && error.status === 404 && error.type === "")
    return texts.engineUnreachable(config.engine.url);
  if (error instanceof EngineError && error.status === 401) return texts.engineRefusesUser(config.engine.url);
  const noDatabase = isPassing(error) || (error instanceof StoreError && error.code === "database-unavailable");
  if (noDatabase && config.databaseUrl !== null) return texts.databaseUnreachable(new URL(config.databaseUrl).host, reason);
  return reason;
}

/** Name of the setting that says on which port something listens. */
function settingOfPort({ portal, engine, certificates, simulator, metricsPort }: Config, port: number): string {
  const ports: Record<string, number | null> = {
    PORT: portal.port,
    ENGINE_PORT: engine.port,
    CERTIFICATE_PORT: certificates.port,
    SIMULATOR_PORT: simulator.port,
    SIMULATOR_CERTIFICATE_PORT: simulator.certificatePort,
    MAIL_PORT: simulator.smtpPort,
    METRICS_PORT: metricsPort,
  };
  return Object.keys(ports).find((name) => ports[name] === port) ?? "PORT";
}
