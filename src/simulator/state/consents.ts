import { join } from "node:path";
import { jsonFile } from "./json-file.ts";

/** What one person authorised one service to read. */
export interface Consent {
  cpf: string;
  clientId: string;
  scopes: string[];
  grantedAt: string;
}

/** Consents that were given; a refusal is not kept, so that the page asks again at the next login. */
export interface Consents {
  covers(cpf: string, clientId: string, scopes: string[]): boolean;
  grant(cpf: string, clientId: string, scopes: string[]): void;
  /** The person takes the consent back ("Gerenciar Lista de Permissões"); no service is told. */
  revoke(cpf: string, clientId: string): void;
  of(cpf: string): Consent[];
}

export function openConsents(folder: string, now: () => Date): Consents {
  const file = jsonFile<Consent[]>(join(folder, "consents.json"), () => []);
  const same = (cpf: string, clientId: string) => (consent: Consent) => consent.cpf === cpf && consent.clientId === clientId;
  return {
    covers(cpf, clientId, scopes) {
      const given = new Set(file.read().find(same(cpf, clientId))?.scopes);
      return given.size > 0 && scopes.every((scope) => given.has(scope));
    },
    grant(cpf, clientId, scopes) {
      file.update((consents) => {
        const former = consents.find(same(cpf, clientId));
        const all = [...new Set([...(former?.scopes ?? []), ...scopes])];
        if (former) Object.assign(former, { scopes: all, grantedAt: now().toISOString() });
        else consents.push({ cpf, clientId, scopes: all, grantedAt: now().toISOString() });
      });
    },
    revoke(cpf, clientId) {
      file.update((consents) => {
        const index = consents.findIndex(same(cpf, clientId));
        if (index >= 0) consents.splice(index, 1);
      });
    },
    of: (cpf) => file.read().filter((consent) => consent.cpf === cpf),
  };
}
