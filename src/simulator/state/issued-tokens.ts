import { join } from "node:path";
import { jsonFile } from "./json-file.ts";
import type { LoginCertificate } from "./sessions.ts";

interface Issued {
  certificate: LoginCertificate;
  /** Seconds since 1970. */
  exp: number;
}

/** Which certificate stood behind an access token, for `/api/x509/info`. Tokens of other logins are not kept. */
export interface IssuedTokens {
  remember(jti: string, issued: Issued): void;
  certificateOf(jti: string): LoginCertificate | null;
}

export function openIssuedTokens(folder: string, now: () => Date): IssuedTokens {
  const file = jsonFile<Record<string, Issued>>(join(folder, "issued-tokens.json"), () => ({}));
  return {
    remember(jti, issued) {
      file.update((all) => {
        for (const [id, { exp }] of Object.entries(all)) if (exp * 1000 < now().getTime()) delete all[id];
        all[jti] = issued;
      });
    },
    certificateOf: (jti) => file.read()[jti]?.certificate ?? null,
  };
}
