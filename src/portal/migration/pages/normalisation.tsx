import { migration } from "../../../texts/migration.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import { PostForm } from "../../layout/form.tsx";
import { Panel } from "../../layout/panel.tsx";
import { SignIn } from "../../layout/sign-in.tsx";
import type { Proven } from "../claims.ts";
import { NORMALISATION_PATH, OLD_DOOR } from "../paths.ts";

export interface NormalisationProps {
  proven: Proven[];
  /** Who is signed in; null: nobody. */
  person: string | null;
  /** With own credentials: no account to which an old login can come. */
  withoutGovbr: boolean;
  csrf: string;
}

/** The screen of the announcement: the old login is confirmed, and Gov.br comes next. */
export function NormalisationPage({ proven, person, withoutGovbr, csrf }: NormalisationProps) {
  const texts = migration.normalisation;
  if (proven.length === 0) {
    return (
      <Panel title={texts.title}>
        <p>{texts.none}</p>
        <div class="actions">
          <a class="br-button primary" href={OLD_DOOR}>
            {texts.again}
          </a>
        </div>
      </Panel>
    );
  }
  const until = new Date(Math.min(...proven.map(({ expiresAt }) => expiresAt.getTime())));
  return (
    <Panel title={texts.title}>
      <p>
        <strong>{texts.proven(proven.map(({ login }) => login))}</strong>
      </p>
      <h2>{texts.stepsTitle}</h2>
      <ol>
        {texts.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>{texts.after}</p>
      <p class="fine">{texts.valid(brasiliaMoment(until))}</p>
      {person === null ? (
        <div class="actions">
          <a class="br-button secondary" href={OLD_DOOR}>
            {texts.another}
          </a>
          <SignIn href="/govbr/entrar?migracao=1" />
        </div>
      ) : (
        <>
          <p>
            {texts.signedIn(person)} {withoutGovbr ? texts.withoutGovbr : texts.other} <a href="/sair">{texts.leave}</a>.
          </p>
          <p class="fine">{texts.leaving}</p>
          <div class="actions">
            <a class="br-button secondary" href={OLD_DOOR}>
              {texts.another}
            </a>
            {!withoutGovbr && (
              <PostForm action={`${NORMALISATION_PATH}/continuar`} csrf={csrf}>
                <button class="br-button primary" type="submit">
                  {texts.continue(person)}
                </button>
              </PostForm>
            )}
          </div>
        </>
      )}
    </Panel>
  );
}
