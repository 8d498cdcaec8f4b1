import { type Accounts, openAccounts } from "./accounts.ts";
import { type Companies, openCompanies } from "./companies.ts";
import { type Consents, openConsents } from "./consents.ts";
import { type IssuedTokens, openIssuedTokens } from "./issued-tokens.ts";
import { openSessions, type Sessions } from "./sessions.ts";

/** Everything the simulated Gov.br remembers between restarts, besides keys and mail. */
export interface SimulatorState {
  accounts: Accounts;
  companies: Companies;
  consents: Consents;
  sessions: Sessions;
  issuedTokens: IssuedTokens;
}

export function openState(folder: string, now: () => Date): SimulatorState {
  return {
    accounts: openAccounts(folder, now),
    companies: openCompanies(folder),
    consents: openConsents(folder, now),
    sessions: openSessions(folder, now),
    issuedTokens: openIssuedTokens(folder, now),
  };
}
