import type { ComponentChildren } from "preact";
import { type Language, languageTag } from "../../domain/language.ts";
import { frames } from "../../texts/frame.ts";
import { portal } from "../../texts/portal.ts";
import { sessionTexts } from "../../texts/session.ts";
import { LOGIN_PATH } from "../credentials/paths.ts";
import type { Notice } from "../middleware/sessions.ts";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { LanguageChoice } from "./language-choice.tsx";
import { Message } from "./message.tsx";
import { SkipLinks } from "./skip-links.tsx";

/** Who is signed in, as the header shows it. */
export interface Person {
  name: string;
  /** The CPF, or what stands for it, with its name; masked. */
  number: string;
  registered: boolean;
  /** Logs in with own credentials, not through Gov.br. */
  withoutCpf: boolean;
  /** Notices that have not been read. */
  unread: number;
}

export interface Frame {
  title: string;
  language?: Language;
  /** Where the page is found in other languages; null: it has one only. */
  languagePath?: string | null;
  stylesheet: string;
  icon: string;
  scripts: string[];
  /** Stylesheets beside the one of all pages. */
  styles: string[];
  person: Person | null;
  notice: Notice | null;
  /** How long the session of a signed-in person still lives; null: nobody is signed in. */
  sessionSeconds: number | null;
  demonstration: { mailbox: string; people: string; account: string } | null;
  children?: ComponentChildren;
}

/** The frame of every page: skip links, header, content, footer. */
export function Document({
  title,
  language = "pt",
  languagePath = null,
  stylesheet,
  icon,
  scripts,
  styles,
  person,
  notice,
  sessionSeconds,
  demonstration,
  children,
}: Frame) {
  const texts = portal.frame;
  return (
    <html lang={languageTag(language)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>{frames[language].title(title)}</title>
        <link rel="icon" href={icon} type="image/svg+xml" />
        {[...styles, stylesheet].map((sheet) => (
          <link key={sheet} rel="stylesheet" href={sheet} />
        ))}
        {scripts.map((script) => (
          <script key={script} src={script} defer />
        ))}
      </head>
      <body>
        <SkipLinks language={language} />
        {demonstration !== null && (
          <aside class="demonstration" lang="pt-BR" aria-label={texts.demonstration}>
            <span>{texts.demonstration}</span> <a href={demonstration.people}>{texts.demonstrationPeople}</a>{" "}
            <a href={demonstration.account}>{texts.demonstrationAccount}</a>{" "}
            <a href={demonstration.mailbox}>{texts.demonstrationMailbox}</a>
          </aside>
        )}
        <Header person={person} language={language} />
        {languagePath !== null && <LanguageChoice language={language} path={languagePath} />}
        <main id="conteudo" tabIndex={-1}>
          <div class="page">
            {notice !== null && <Message kind={notice.kind}>{notice.text}</Message>}
            {children}
          </div>
        </main>
        {sessionSeconds !== null && (
          <section
            id="aviso-de-sessao"
            class="session-warning"
            aria-label={sessionTexts[language].label}
            data-seconds={sessionSeconds}
            data-language={language}
            data-door={person?.withoutCpf ? LOGIN_PATH : undefined}
            hidden
          />
        )}
        <Footer language={language} />
      </body>
    </html>
  );
}
