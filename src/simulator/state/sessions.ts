import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { jsonFile } from "./json-file.ts";

const LIFETIME_MS = 8 * 60 * 60 * 1000;

/** The certificate a session was opened with. */
export interface LoginCertificate {
  /** Id in the authority's register. */
  id: string;
  /** Name shown by `/api/x509/info`. */
  displayName: string;
  type: "device" | "cloud";
  /** Cloud provider, e.g. "neoid"; null for a certificate on the person's device. */
  provider: string | null;
  /** Only company certificates carry a CNPJ: what separates e-CNPJ from e-CPF (manual, step 9). */
  cnpj: string | null;
  companyName: string | null;
}

/** A browser that is signed in at the simulated Gov.br (its single sign-on). */
export interface GovbrSession {
  id: string;
  cpf: string;
  /** How the person signed in, as in the `amr` claim. */
  amr: string[];
  /** Seconds since 1970. */
  authTime: number;
  certificate: LoginCertificate | null;
  /** Certificate presented afterwards in order to link its company; it changes nothing about the login. */
  linkCertificateId: string | null;
  expiresAt: string;
}

export interface Sessions {
  open(login: Pick<GovbrSession, "cpf" | "amr" | "certificate">): GovbrSession;
  /** null when unknown or expired. */
  find(id: string | undefined): GovbrSession | null;
  /** A session of the same person presents a certificate afterwards (to link a company). */
  presentForLink(id: string, certificateId: string): void;
  close(id: string): void;
}

export function openSessions(folder: string, now: () => Date): Sessions {
  const file = jsonFile<Record<string, GovbrSession>>(join(folder, "sessions.json"), () => ({}));
  const isAlive = (session: GovbrSession) => new Date(session.expiresAt) > now();
  return {
    open(login) {
      const session: GovbrSession = {
        ...login,
        id: randomBytes(24).toString("base64url"),
        linkCertificateId: null,
        authTime: Math.floor(now().getTime() / 1000),
        expiresAt: new Date(now().getTime() + LIFETIME_MS).toISOString(),
      };
      file.update((sessions) => {
        for (const old of Object.values(sessions)) if (!isAlive(old)) delete sessions[old.id];
        sessions[session.id] = session;
      });
      return session;
    },
    find(id) {
      const session = id ? file.read()[id] : undefined;
      return session && isAlive(session) ? session : null;
    },
    presentForLink(id, certificateId) {
      file.update((sessions) => {
        const session = sessions[id];
        if (session) session.linkCertificateId = certificateId;
      });
    },
    close(id) {
      file.update((sessions) => {
        delete sessions[id];
      });
    },
  };
}
