import { simulator as texts } from "../../../texts/simulator.ts";
import type { SignUpErrors, SignUpForm } from "../sign-up-form.ts";
import { page } from "./layout.tsx";
import { Checkbox, Field, Message, Submit } from "./parts.tsx";

const t = texts.signUp;

/** "Crie sua conta gov.br". */
export function signUpPage({ flow, form, errors = {} }: { flow: string; form?: SignUpForm; errors?: SignUpErrors }): string {
  return page({
    title: t.title,
    children: (
      <>
        {Object.keys(errors).length > 0 && <Message kind="danger" title={t.errorsTitle} />}
        <p>{t.lead}</p>
        <form method="post" action={`/entrar/${flow}/criar-conta`}>
          <Field name="cpf" label={t.cpf} value={form?.cpf} error={errors.cpf} required inputMode="numeric" maxLength={14} />
          <Field name="nome" label={t.name} value={form?.name} error={errors.name} required autocomplete="name" />
          <Field
            name="email"
            label={t.email}
            value={form?.email}
            error={errors.email}
            required
            type="email"
            autocomplete="email"
          />
          <Field name="celular" label={t.phone} value={form?.phone} error={errors.phone} required type="tel" autocomplete="tel" />
          <Field
            name="senha"
            label={t.password}
            hint={t.passwordHint}
            error={errors.password}
            required
            type="password"
            autocomplete="new-password"
          />
          <Checkbox name="emailNaoVerificado" label={t.unverified} checked={form ? !form.emailVerified : false} />
          <Submit>{t.submit}</Submit>
        </form>
        <p class="sim-hint">
          <a href={`/entrar/${flow}`}>{t.cancel}</a>
        </p>
      </>
    ),
  });
}
