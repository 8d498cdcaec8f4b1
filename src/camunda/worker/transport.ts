import { basicAuthorization, type EngineAddress } from "../http.ts";
import type { RequestConfig } from "./library.ts";

/** Milliseconds an answer may take beyond the time the engine was allowed to wait. */
const ANSWER_TIMEOUT = 10_000;

export interface Transport {
  interceptor: (config: RequestConfig) => RequestConfig;
  /** Ends the poll under way and every later one; reports of tasks go on. */
  abortPolls(): void;
}

/**
 * What the library leaves out of its requests: authentication, a time limit (a half-open connection would hang the
 * poll for ever), and a way to end the long poll. Its automatic retries of reads are switched off.
 */
export function createTransport(engine: EngineAddress, answerTimeout = ANSWER_TIMEOUT): Transport {
  const authorization = basicAuthorization(engine);
  const polls = new AbortController();

  return {
    interceptor(config) {
      const wait = config.json?.asyncResponseTimeout;
      const isPoll = Array.isArray(config.json?.topics);
      return {
        ...config,
        headers: { ...config.headers, authorization },
        timeout: { request: answerTimeout + (typeof wait === "number" ? wait : 0) },
        retry: { limit: 0 },
        ...(isPoll && { signal: polls.signal }),
      };
    },
    abortPolls: () => polls.abort(),
  };
}
