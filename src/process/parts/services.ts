import { createEngineClient, type EngineClient } from "../../camunda/client.ts";
import { createGovbr, type Govbr } from "../../govbr/index.ts";
import type { Simulator } from "../../simulator/index.ts";
import { createStore } from "../../store/index.ts";
import type { Store } from "../../store/types.ts";
import { process as texts } from "../../texts/process.ts";
import { GOVBR_SCOPES } from "../config.ts";
import type { Environment } from "../run.ts";

/** What portal and workers both stand on. */
export interface Services {
  store: Store;
  govbr: Govbr;
  engine: EngineClient;
}

/** Opens the store, and the clients of Gov.br and of the engine. Neither of the two has to be up for this. */
export async function openServices(
  environment: Environment,
  databaseUrl: string,
  simulator: Simulator | null,
): Promise<Services> {
  const { secrets, log, say, lifecycle } = environment;
  const clock = () => new Date();
  const begin = async () => {
    const store = await createStore({
      databaseUrl,
      encryptionKey: secrets.encryptionKey,
      clock,
      log: log.child({ name: "store" }),
    });
    return { store, stop: () => store.close() };
  };
  const { store } = await lifecycle.start("store", () => say.step(texts.steps.store, begin));
  return {
    store,
    govbr: createGovbr({ ...govbrSettings(environment, simulator), clock, log: log.child({ name: "govbr" }) }),
    engine: engineClient(environment),
  };
}

/** The engine's client, as every part uses it. */
export function engineClient({ config, secrets, log }: Environment): EngineClient {
  return createEngineClient({
    url: config.engine.url,
    user: secrets.engineUser,
    password: secrets.enginePassword,
    log: log.child({ name: "engine-client" }),
  });
}

function govbrSettings({ config }: Environment, simulator: Simulator | null) {
  const returns = {
    redirectUri: `${config.portal.url}/govbr/retorno`,
    postLogoutUrl: `${config.portal.url}/sessao-encerrada`,
  };
  if (config.govbr !== null) return { ...config.govbr, ...returns };
  // Workers that run alone reach the simulator of the portal's process; they call its API with the person's own token only.
  const base = `http://localhost:${config.simulator.port}`;
  return {
    issuer: simulator?.issuer ?? `${base}/`,
    apiUrl: simulator?.apiUrl ?? base,
    clientId: simulator?.clientId ?? "simulator",
    clientSecret: simulator?.clientSecret ?? "",
    logoutUrl: simulator?.logoutUrl ?? `${base}/logout`,
    scopes: GOVBR_SCOPES,
    allowInsecure: true,
    ...returns,
  };
}
