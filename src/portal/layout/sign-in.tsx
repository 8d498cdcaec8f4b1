import { portal } from "../../texts/portal.ts";

/**
 * "Entrar com gov.br" as the design system draws it. A link, because `form-action 'self'` keeps forms from being
 * redirected to Gov.br.
 */
export function SignIn({ kind = "primary", href = "/govbr/entrar" }: { kind?: "primary" | "secondary"; href?: string }) {
  const { before, brand } = portal.signIn;
  return (
    <a class={`br-sign-in ${kind} large`} href={href}>
      {before} <span class="text-black">{brand}</span>
    </a>
  );
}
