import { languages, languageTag } from "../../domain/language.ts";
import { credentials } from "../../texts/credentials/index.ts";
import { migration } from "../../texts/migration.ts";
import { portal } from "../../texts/portal.ts";
import { LOGIN_PATH } from "../credentials/paths.ts";
import { HowItWorks } from "../explanation/link.tsx";
import { START_PATH } from "../foreign/paths.ts";
import { ONBOARDING } from "../journey/begin.ts";
import { Field } from "../layout/field.tsx";
import { PostForm } from "../layout/form.tsx";
import { Icon } from "../layout/icon.tsx";
import { LANGUAGE_PARAMETER } from "../layout/language-choice.tsx";
import { SignIn } from "../layout/sign-in.tsx";

export interface EntryProps {
  csrf: string;
  legacyUrl: string;
  /** Whether old logins are known here, so that one can be brought along; otherwise their door leads to the old system. */
  migrates: boolean;
  /** An unfinished journey of this browser. */
  resumable: boolean;
  person: { name: string; registered: boolean } | null;
}

/** Step 1 of the guide: what this is for, who is responsible, and both doors. */
export function EntryPage(props: EntryProps) {
  const texts = portal.entry;
  return (
    <div class="entry">
      <h1>{texts.title}</h1>
      <p class="lead">{texts.lead}</p>
      <section aria-labelledby="portas">
        <h2 id="portas">{texts.doorsTitle}</h2>
        {props.migrates ? (
          <div class="doors doors-old-first">
            <OldLoginDoor csrf={props.csrf} />
            <GovbrDoor {...props} />
          </div>
        ) : (
          <div class="doors">
            <GovbrDoor {...props} />
            <LegacyDoor url={props.legacyUrl} />
          </div>
        )}
      </section>
      <section aria-labelledby="como">
        <h2 id="como">{texts.stepsTitle}</h2>
        <ol class="how">
          {texts.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p>
          {texts.stepsAll} <HowItWorks process={ONBOARDING} of={texts.stepsAllOf} />
        </p>
      </section>
      <Bodies />
      <ForeignCompanies />
      <section class="entry-help" aria-labelledby="ajuda">
        <h2 id="ajuda">{texts.helpTitle}</h2>
        <p>
          {texts.helpText} <a href="/ajuda">{texts.helpLink}</a>
        </p>
      </section>
    </div>
  );
}

/** The way in for those who may read no Portuguese. */
function ForeignCompanies() {
  const texts = portal.entry;
  return (
    <section aria-labelledby="estrangeiras">
      <h2 id="estrangeiras">{texts.foreignTitle}</h2>
      <p>{texts.foreignText}</p>
      <ul class="foreign-links">
        {languages.map((language) => (
          <li key={language}>
            <a
              href={`${START_PATH}?${LANGUAGE_PARAMETER}=${language}`}
              lang={languageTag(language)}
              hreflang={languageTag(language)}
            >
              {texts.foreignLinks[language]}
            </a>
          </li>
        ))}
      </ul>
      <p>{texts.foreignLogin}</p>
      <ul class="foreign-links">
        {languages.map((language) => (
          <li key={language}>
            <a
              href={`${LOGIN_PATH}?${LANGUAGE_PARAMETER}=${language}`}
              lang={languageTag(language)}
              hreflang={languageTag(language)}
            >
              {credentials[language].login.title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Step one of the way from an old login to a Gov.br account: the password is asked on the next page, where one is needed. */
function OldLoginDoor({ csrf }: { csrf: string }) {
  const texts = migration.door;
  return (
    <section class="door" aria-labelledby="porta-antiga">
      <h3 id="porta-antiga">
        <Icon name="key" /> {texts.title}
      </h3>
      <p>{texts.text}</p>
      <PostForm action="/acesso-antigo" csrf={csrf} class="plain-form">
        <Field name="login" label={texts.label} autocomplete="username" maxLength={200} />
        <p class="door-submit">
          <button class="br-button secondary" type="submit">
            {texts.submit}
          </button>
        </p>
      </PostForm>
    </section>
  );
}

function LegacyDoor({ url }: { url: string }) {
  const texts = portal.entry.legacy;
  return (
    <section class="door" aria-labelledby="porta-antiga">
      <h3 id="porta-antiga">
        <Icon name="key" /> {texts.title}
      </h3>
      <p>{texts.text}</p>
      <p>{texts.after}</p>
      <p class="door-action">
        <a class="br-button secondary" href={url} rel="noreferrer">
          {texts.link}
        </a>
      </p>
    </section>
  );
}

function GovbrDoor({ csrf, resumable, person }: EntryProps) {
  const texts = portal.entry.govbr;
  return (
    <section class="door door-main" aria-labelledby="porta-govbr">
      <h3 id="porta-govbr">
        <Icon name="user-check" /> {texts.title}
      </h3>
      {person !== null && <p>{texts.signedIn(person.name)}</p>}
      {person?.registered ? (
        <p class="door-action">
          <a class="br-button primary" href="/inicio">
            {texts.homeLink}
          </a>
        </p>
      ) : (
        <>
          <p>{resumable ? texts.resume : texts.first}</p>
          <div class="door-action">
            {resumable ? (
              <a class="br-button primary" href="/jornada">
                {texts.resumeLink}
              </a>
            ) : (
              <PostForm action="/comecar" csrf={csrf}>
                <button class="br-button primary" type="submit">
                  {texts.begin}
                </button>
              </PostForm>
            )}
          </div>
        </>
      )}
      {person === null && (
        <div class="door-second">
          <p>{texts.registered}</p>
          <SignIn kind="secondary" />
        </div>
      )}
    </section>
  );
}

function Bodies() {
  const texts = portal.entry;
  return (
    <section aria-labelledby="organismos">
      <h2 id="organismos">{texts.bodiesTitle}</h2>
      <p>{texts.bodiesText}</p>
      <table class="stacking">
        <thead>
          <tr>
            {texts.bodiesColumns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {texts.bodies.map(({ kind, division, channel, href }) => (
            <tr key={kind}>
              <th scope="row" data-label={texts.bodiesColumns[0]}>
                {kind}
              </th>
              <td data-label={texts.bodiesColumns[1]}>{division}</td>
              <td data-label={texts.bodiesColumns[2]}>{href === null ? channel : <a href={href}>{channel}</a>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
