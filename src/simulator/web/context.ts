import type { Provider } from "oidc-provider";
import type { Logger } from "pino";
import type { Clock } from "../../domain/clock.ts";
import type { Authority } from "../authority/authority.ts";
import type { Faults } from "../faults.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import type { SigningKeys } from "../state/signing-keys.ts";
import type { SimulatorState } from "../state/state.ts";
import type { Handovers } from "./handovers.ts";

/** What the pages of the simulator work with. */
export interface WebContext {
  /** Ends in a slash. */
  issuer: string;
  portalUrl: string;
  /** Address of the TLS host that asks for a client certificate, without a slash at the end. */
  certificateUrl: string;
  postLogoutUris: string[];
  /** Where forms may end up after redirects: the portal's origins. */
  returnOrigins: string[];
  credential: { clientId: string; clientSecret: string };
  /** The OpenID provider, made at the first login: loading it takes longer than the rest of the start. */
  provider(): Promise<Provider>;
  state: SimulatorState;
  authority: Authority;
  keys: SigningKeys;
  faults: Faults;
  mailbox: Mailbox;
  handovers: Handovers;
  log: Logger;
  clock: Clock;
}
