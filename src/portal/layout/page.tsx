import type { Response } from "express";
import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import { isForeignPerson, maskPersonNumber } from "../../domain/identifiers.ts";
import type { Language } from "../../domain/language.ts";
import type { Account } from "../../store/types.ts";
import { describePersonNumber } from "../../texts/numbers.ts";
import type { PortalContext } from "../context.ts";
import { sessionOf } from "../middleware/sessions.ts";
import { secondsUntil } from "../routes/session.ts";
import { Document, type Frame } from "./document.tsx";

export interface PageOptions {
  /** Stands before the name of the system in the title. */
  title: string;
  status?: number;
  /** Portuguese where it is left out. */
  language?: Language;
  /** Address of the page, for a page that there is in several languages. */
  languagePath?: string;
  /** Names of scripts in the catalogue. */
  scripts?: string[];
  /** Names of further stylesheets in the catalogue. */
  styles?: string[];
}

/** Sends a page in the frame of the portal, with what the session says about the person. */
export async function sendPage(
  context: PortalContext,
  response: Response,
  { title, status = 200, scripts = [], styles = [], language = "pt", languagePath }: PageOptions,
  content: ComponentChildren,
): Promise<void> {
  const session = sessionOf(response);
  const [account, notice] = await Promise.all([accountOf(context, response), session.takeNotice()]);
  const unread = account === null ? 0 : await context.store.notices.unreadCount(account.id);
  sendFrame(context, response, status, content, {
    ...{ title, styles, language, languagePath: languagePath ?? null },
    scripts: account === null ? scripts : [...scripts, "session.js"],
    sessionSeconds: account === null || session.expiresAt === null ? null : secondsUntil(session.expiresAt, context.clock()),
    notice,
    person:
      account === null
        ? null
        : {
            name: account.displayName,
            number: describePersonNumber(account.cpf, maskPersonNumber, language),
            registered: account.confirmedAt !== null,
            withoutCpf: isForeignPerson(account.cpf),
            unread,
          },
  });
}

/** Sends a page that needs neither session nor store. */
export function sendFrame(
  { assets, mailboxUrl, simulatorPeopleUrl, simulatorAccountUrl }: PortalContext,
  response: Response,
  status: number,
  content: ComponentChildren,
  frame: Pick<Frame, "title" | "scripts" | "notice" | "person" | "sessionSeconds" | "language" | "languagePath"> & {
    styles?: string[];
  },
): void {
  const html = renderToString(
    <Document
      {...frame}
      stylesheet={assets.url("portal.css")}
      icon={assets.url("icon.svg")}
      scripts={frame.scripts.map(assets.url)}
      styles={(frame.styles ?? []).map(assets.url)}
      demonstration={
        mailboxUrl && simulatorPeopleUrl && simulatorAccountUrl
          ? { mailbox: mailboxUrl, people: simulatorPeopleUrl, account: simulatorAccountUrl }
          : null
      }
    >
      {content}
    </Document>,
  );
  response.status(status).type("html").send(`<!DOCTYPE html>${html}`);
}

/** The signed-in person; remembered for the request. */
export async function accountOf(context: PortalContext, response: Response): Promise<Account | null> {
  const { accountId } = sessionOf(response);
  if (accountId === null) return null;
  const known = response.locals.account as Account | undefined;
  if (known?.id === accountId) return known;
  const account = await context.store.accounts.get(accountId);
  response.locals.account = account;
  return account;
}
