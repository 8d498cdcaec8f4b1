import type { Logger } from "pino";
import type { EngineClient } from "../camunda/client.ts";
import type { Clock } from "../domain/clock.ts";
import type { Govbr } from "../govbr/index.ts";
import type { TopicContract } from "../lint/context.ts";
import type { Store } from "../store/types.ts";

/** How often one address may do something, per minute. */
export interface RateLimits {
  /** Going to Gov.br and coming back. */
  login: number;
  /** Everything that is sent with POST. */
  post: number;
  /** New sessions: pages with a form, opened without a session. Each is a row of the store for 30 days. */
  session: number;
}

/** What the portal stands on, and where people find it. */
export interface PortalOptions {
  /** 0: any free port. */
  port: number;
  /** Address people type, without trailing slash. */
  publicUrl: string;
  /** true behind https: cookies get `Secure` and the `__Host-` prefix, answers get HSTS. */
  secureCookies: boolean;
  store: Store;
  engine: EngineClient;
  govbr: Govbr;
  certificate: {
    /** Public address of the TLS host on which a certificate is presented. */
    url: string;
  };
  /** What analysts change models with. */
  modelling: {
    /** Folder of the models that came with the product. */
    folder: string;
    /** What the workers of each topic read, set and refuse with. */
    topics: Record<string, TopicContract>;
  };
  /** Where people with an old Orquestra login are sent. */
  legacyUrl: string;
  /** Development only: the mailbox, the people and the account page of the simulator. */
  mailboxUrl?: string;
  simulatorPeopleUrl?: string;
  simulatorAccountUrl?: string;
  /** Where bundles may be kept between starts. Left out: they are made again in each process that needs them. */
  cacheDir?: string;
  /** Addresses of reverse proxies whose X-Forwarded-For is believed. */
  trustedProxies?: string[];
  limits?: Partial<RateLimits>;
  log: Logger;
  clock: Clock;
}
