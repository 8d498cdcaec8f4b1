import { setTimeout as pause } from "node:timers/promises";
import { normaliseCnpj, normaliseCpf } from "../../src/domain/identifiers.ts";
import { HttpVisitor, type ShownPage } from "./http-visitor.ts";
import type { System } from "./system.ts";

/** Somebody who may log in at the simulated Gov.br with an e-CNPJ. */
export interface Representative {
  cpf: string;
  email: string;
  /** Empty for a person whose company does not matter. */
  cnpj: string;
  /** The certificate's id at the simulator. */
  certificate: string;
}

/** The person of the guide, whose company is not linked at Gov.br. */
export const guidePerson: Representative = {
  cpf: "72268402517",
  email: "teste@gmail.com",
  cnpj: "52420282000180",
  certificate: "e-cnpj-52420282000180-72268402517",
};

/** Makes the n-th invented person: an account at the simulated Gov.br, a company, and an e-CNPJ. Takes a fraction of a second. */
export async function newRepresentative(system: Pick<System, "simulatorUrl">, n: number): Promise<Representative> {
  const cpf = valid(String(800_000_000 + n), normaliseCpf);
  const cnpj = valid(String(900_000_000_000 + n), normaliseCnpj);
  const email = `pessoa.${n}@empresa.test`;
  const visitor = new HttpVisitor(system.simulatorUrl);
  await visitor.open("/conta");
  await visitor.follow(/Crie sua conta|Criar/);
  const nome = `Pessoa Inventada ${n}`;
  await visitor.press(/Criar/, { cpf, nome, email, celular: "21998765432", senha: "Teste@1234" });
  await visitor.open("/autoridade");
  await visitor.press(/Emitir/, { tipo: "e-cnpj", cpf, nome, cnpj, empresa: `Empresa ${n} Ltda`, papel: "SOCIO" });
  return { cpf, email, cnpj, certificate: `e-cnpj-${cnpj}-${cpf}` };
}

/** What a representative presses or follows, wherever a page offers it. The first that is there counts. */
const CONDUCT: ({ button: RegExp } | { link: RegExp; on?: RegExp })[] = [
  { button: /^Começar o cadastro/ },
  { link: /^Continuar o cadastro/ },
  { link: /^Ir para a página inicial/, on: /^\/$/ },
  { button: /^Nacional/ },
  { button: /^Etapa 1/ },
  { link: /^Entrar com/, on: /^\/jornada$/ },
  { link: /^Certificado digital/, on: /^\/entrar\// },
  { button: /^Usar este certificado/ },
  { button: /^Autorizar/ },
  { button: /^Vincular/ },
];

/** Does the one thing that the page asks for; null when it asks nothing that is known. */
function nextAct(visitor: HttpVisitor, { certificate }: Representative): (() => Promise<unknown>) | null {
  const { url, status, links, forms } = visitor.page;
  if (status >= 400) return null;
  for (const step of CONDUCT) {
    if ("button" in step) {
      const isThere = forms.some(({ buttons }) => buttons.some(({ label }) => step.button.test(label)));
      if (isThere)
        return () => visitor.press(step.button, step.button.test("Usar este certificado") ? { certificado: certificate } : {});
    } else if (links.some(({ label }) => step.link.test(label)) && (step.on?.test(url.pathname) ?? true)) {
      return () => visitor.follow(step.link);
    }
  }
  return null;
}

/** Milliseconds between two looks at a page about an automatic step. */
const LOOK_AGAIN = 50;

/**
 * Does what the pages ask until one fits `isThere`, from whatever page is shown. Looks again while an automatic step is
 * under way. Throws when a page asks nothing it knows, or after `patience` milliseconds.
 */
export async function walkUntil(
  visitor: HttpVisitor,
  person: Representative,
  isThere: (page: ShownPage) => boolean,
  patience = 30_000,
): Promise<ShownPage> {
  const deadline = performance.now() + patience;
  while (!isThere(visitor.page)) {
    const { page } = visitor;
    if (performance.now() > deadline) throw new Error(`still at ${page.url.href} (${page.status}): ${page.text.slice(0, 1_500)}`);
    const act = nextAct(visitor, person);
    if (act !== null) {
      await act();
    } else if (page.headers.has("refresh")) {
      await pause(LOOK_AGAIN);
      await visitor.openPortal("/jornada");
    } else {
      throw new Error(`nothing to do at ${page.url.href} (${page.status}) "${page.title}": ${page.text.slice(0, 1_500)}`);
    }
  }
  return visitor.page;
}

export const isHome = ({ url, status }: ShownPage): boolean => url.pathname === "/inicio" && status === 200;

/** The complete onboarding of a representative by e-CNPJ, from the entry page to the SGCI home. Gives the last page. */
export async function onboardOverHttp(
  system: Pick<System, "portalUrl">,
  person: Representative,
  visitor = new HttpVisitor(system.portalUrl),
): Promise<ShownPage> {
  await visitor.openPortal("/");
  return walkUntil(visitor, person, isHome);
}

/** Completes a body with the check digits that the product's own validator accepts. */
function valid(body: string, normalise: (text: string) => string | null): string {
  for (let digits = 0; digits < 100; digits++) {
    const found = normalise(body + String(digits).padStart(2, "0"));
    if (found !== null) return found;
  }
  throw new Error(`no check digits fit ${body}`);
}
