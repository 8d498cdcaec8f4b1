import { simulator as texts } from "../../../texts/simulator.ts";
import { page } from "./layout.tsx";
import { Field, LinkButton, Submit } from "./parts.tsx";

const t = texts.login;

/** First page of the login: sign up, CPF, or one of the certificates. */
export function loginPage({ flow, cpf, error }: { flow: string; cpf?: string; error?: string }): string {
  const at = (path: string) => `/entrar/${flow}/${path}`;
  return page({
    title: t.title,
    children: (
      <>
        <p>{t.lead}</p>
        <LinkButton href={at("criar-conta")}>{t.signUp}</LinkButton>
        <h2>{t.accessWith}</h2>
        <form method="post" action={at("cpf")}>
          <Field
            name="cpf"
            label={t.cpf}
            hint={t.cpfHint}
            value={cpf}
            error={error}
            required
            inputMode="numeric"
            autocomplete="username"
            maxLength={14}
          />
          <Submit>{t.continue}</Submit>
        </form>
        <h2>{t.otherWays}</h2>
        <div class="sim-actions">
          <LinkButton href={at("certificado")}>{t.certificate}</LinkButton>
          <LinkButton href={at("nuvem")}>{t.cloud}</LinkButton>
        </div>
        <p class="sim-hint">
          <a href="/pessoas-de-teste">{t.testPeople}</a>
        </p>
      </>
    ),
  });
}

/** Second page: the password. */
export function passwordPage({ flow, cpf, shown, wrong }: { flow: string; cpf: string; shown: string; wrong: boolean }): string {
  const p = texts.password;
  return page({
    title: p.title,
    children: (
      <>
        <p>{p.lead(shown)}</p>
        <form method="post" action={`/entrar/${flow}/senha`}>
          <input type="hidden" name="cpf" value={cpf} />
          <Field
            name="senha"
            label={p.field}
            type="password"
            error={wrong ? p.wrong : undefined}
            required
            autocomplete="current-password"
          />
          <Submit>{p.submit}</Submit>
        </form>
        <p class="sim-hint">
          <a href={`/entrar/${flow}`}>{p.back}</a>
        </p>
      </>
    ),
  });
}
