import { randomBytes } from "node:crypto";
import type { Express, Response } from "express";
import type { Language } from "../../domain/language.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { PortalSession, SessionData } from "../../store/types.ts";
import type { PortalContext } from "../context.ts";
import { createLimit, DEFAULT_LIMITS, type Limit, networkOf } from "./rate-limits.ts";

/** What a browser of ours carries besides what the store prescribes. */
export interface BrowserData extends SessionData {
  /** Shown once, on the next page. */
  notice?: Notice | null;
  /** Why the last return from Gov.br came to nothing. */
  refusal?: Refusal | null;
  /** Where to try again after it; null: at the door of everybody. */
  refusedAt?: string | null;
  /** The incident this browser was told of, and its number. */
  incident?: { id: string; reference: string } | null;
  /** The account was opened through Gov.br: leaving means leaving there too. */
  throughGovbr?: boolean;
  /** A way to Gov.br through the staff door: what it is bound to, and which page follows. */
  staffLogin?: { journeyId: string; next: string } | null;
  /** The old login whose password is being asked for. */
  legacyLogin?: string | null;
  /** Proofs of old logins that wait for an account of Gov.br. */
  legacyClaims?: string[];
  /** The way to Gov.br began where old logins are brought along: only then their proofs go to whoever comes back. */
  toMigration?: boolean;
  /** The request of a foreign company that is open in this browser. */
  foreignRequestId?: string | null;
  /** Where its newest code went, until it is confirmed. */
  foreignEmail?: string | null;
  /** The company chosen last: what an address means that names none. Forms always name theirs. */
  companyId?: string | null;
  /** Chosen on a page that there is in several languages. */
  language?: Language;
  /** A login with own credentials that is under way. */
  credentialStep?: CredentialStep | null;
}

/** What somebody has shown already, who is not signed in yet. */
export interface CredentialStep {
  /** The second factor is asked; or a new one is set up, by somebody who came by a mailed link. */
  kind: "code" | "enrol";
  accountId: string;
  /** When the step before was done. */
  since: string;
}

export interface Notice {
  kind: "success" | "info" | "warning";
  text: string;
}

/** A browser that stays closed this long starts anew; the store ends sessions by its own rules before. */
const COOKIE_LIFE_MS = 30 * 24 * 3_600_000;

/**
 * The session of one browser: a random token in a cookie, the rest in the store. Nothing is stored for visitors who only
 * look; the first form or login makes a session.
 */
export class BrowserSession {
  private constructor(
    private readonly context: PortalContext,
    private readonly response: Response,
    private readonly newcomers: Limit,
    private stored: PortalSession | null,
  ) {}

  static async open(context: PortalContext, response: Response, newcomers: Limit, token: string | null): Promise<BrowserSession> {
    const stored = token === null ? null : await context.store.sessions.get(token);
    return new BrowserSession(context, response, newcomers, stored);
  }

  get data(): Readonly<BrowserData> | null {
    return this.stored?.data ?? null;
  }
  get journeyId(): string | null {
    return this.stored?.data.journeyId ?? null;
  }
  get accountId(): string | null {
    return this.stored?.data.accountId ?? null;
  }
  get staffLogin(): { journeyId: string; next: string } | null {
    return (this.stored?.data as BrowserData | undefined)?.staffLogin ?? null;
  }
  /** When it ends if nothing more happens; null when there is none. */
  get expiresAt(): Date | null {
    return this.stored?.expiresAt ?? null;
  }
  /** Key under which concurrent requests of this browser queue. */
  get token(): string | null {
    return this.stored?.id ?? null;
  }

  /** The token every form carries; makes the session when there is none. */
  async csrfToken(): Promise<string> {
    return (await this.ensure()).data.csrfToken;
  }

  /** Reads the session again: another request of the same browser may have changed it. */
  async refresh(): Promise<void> {
    if (this.stored !== null) this.stored = await this.context.store.sessions.get(this.stored.id);
  }

  async update(patch: Partial<BrowserData>): Promise<void> {
    const session = await this.ensure();
    this.stored = await this.context.store.sessions.update(session.id, { ...session.data, ...patch });
  }

  /** A new token and a new anti-forgery token, as after every login. The old cookie is worthless from now on. */
  async rotate(patch: Partial<BrowserData>): Promise<void> {
    const session = await this.ensure();
    const data: BrowserData = { ...session.data, ...patch, csrfToken: randomToken() };
    this.stored = await this.context.store.sessions.rotate(session.id, data, this.client());
    this.writeCookie();
  }

  async destroy(): Promise<void> {
    if (this.stored !== null) await this.context.store.sessions.destroy(this.stored.id);
    this.stored = null;
    this.response.clearCookie(cookieName(this.context), cookieOptions(this.context));
  }

  /** The notice for this page; it is gone afterwards. */
  async takeNotice(): Promise<Notice | null> {
    const notice = (this.stored?.data as BrowserData | undefined)?.notice ?? null;
    if (notice !== null) await this.update({ notice: null });
    return notice;
  }

  private async ensure(): Promise<PortalSession> {
    if (this.stored === null) {
      await this.newcomers.consume(networkOf(this.response.req.ip));
      const data = { journeyId: null, accountId: null, csrfToken: randomToken() };
      this.stored = await this.context.store.sessions.create(data, this.client());
      this.writeCookie();
    }
    return this.stored;
  }

  private client() {
    const { req } = this.response;
    return { userAgent: req.get("user-agent") ?? null, origin: req.ip ?? null };
  }

  private writeCookie(): void {
    if (this.stored === null) return;
    const options = { ...cookieOptions(this.context), maxAge: COOKIE_LIFE_MS };
    this.response.cookie(cookieName(this.context), this.stored.id, options);
  }
}

/** Gives every request its session. A store that does not answer ends here, in the page for that. */
export function setUpSessions(app: Express, context: PortalContext): void {
  const newcomers = createLimit(context.limits?.session ?? DEFAULT_LIMITS.session);
  app.use(async (request, response, next) => {
    const token = cookieOf(request.headers.cookie, cookieName(context));
    response.locals.session = await BrowserSession.open(context, response, newcomers, token);
    next();
  });
}

/** The session of the request that is answered. */
export function sessionOf(response: Response): BrowserSession {
  return response.locals.session as BrowserSession;
}

function cookieName({ secureCookies }: PortalContext): string {
  return secureCookies ? "__Host-sgci" : "sgci";
}

function cookieOptions({ secureCookies }: PortalContext) {
  return { httpOnly: true, sameSite: "lax", secure: secureCookies, path: "/" } as const;
}

/** Value of a cookie that looks like a token of ours; anything else is none. */
function cookieOf(header: string | undefined, name: string): string | null {
  for (const part of header?.split(";") ?? []) {
    const [key, value] = part.trim().split("=", 2);
    if (key === name && value !== undefined && /^[\w-]{16,256}$/.test(value)) return value;
  }
  return null;
}

function randomToken(): string {
  return randomBytes(24).toString("base64url");
}
