/** What a developer or a test can make the simulated Gov.br do wrong. Lives in memory: a restart heals everything. */
export interface FaultSwitches {
  /** Every Gov.br address answers 503. */
  down: boolean;
  /** Only the APIs (companies, reliability, x509) answer 503. */
  apisDown: boolean;
  /** The code is redeemed, and the connection breaks before the tokens arrive. */
  tokenAnswersLost: boolean;
  /** The APIs do what they are asked, and the connection breaks before they answer. */
  apiAnswersLost: boolean;
  /** Milliseconds before every Gov.br answer. */
  delayMs: number;
  /** Tokens are signed with a key that is not published. */
  wrongKey: boolean;
  /** Consent is denied without asking: error=access_denied. */
  deny: boolean;
  /** A denial comes back without `state` (what Gov.br does is not documented). */
  denialWithoutState: boolean;
  /** Answers of /authorize carry `iss` (RFC 9207), which Gov.br is not known to send. */
  issParameter: boolean;
}

export const NO_FAULTS: FaultSwitches = {
  down: false,
  apisDown: false,
  tokenAnswersLost: false,
  apiAnswersLost: false,
  delayMs: 0,
  wrongKey: false,
  deny: false,
  denialWithoutState: false,
  issParameter: false,
};

export interface Faults {
  current(): Readonly<FaultSwitches>;
  /** Turns the named switches; the others stay. */
  set(changes: Partial<FaultSwitches>): void;
  reset(): void;
}

export function createFaults(): Faults {
  let switches = { ...NO_FAULTS };
  return {
    current: () => switches,
    set(changes) {
      switches = { ...switches, ...changes };
    },
    reset() {
      switches = { ...NO_FAULTS };
    },
  };
}
