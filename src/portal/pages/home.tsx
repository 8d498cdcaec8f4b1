import { isForeignPerson } from "../../domain/identifiers.ts";
import type { Language } from "../../domain/language.ts";
import type { Account, Bond } from "../../store/types.ts";
import { abroad, type OptionTexts } from "../../texts/abroad/index.ts";
import { migration } from "../../texts/migration.ts";
import { describeCompanyNumber } from "../../texts/numbers.ts";
import { portal } from "../../texts/portal.ts";
import type { Acting } from "../company/acting.ts";
import { CompanyBanner } from "../company/banner.tsx";
import { REGISTRATION_PATH } from "../company/paths.ts";
import { PostForm } from "../layout/form.tsx";
import { Icon } from "../layout/icon.tsx";
import { MOVED_PATH } from "../migration/paths.ts";
import { SgciMenu } from "./sgci-menu.tsx";

export interface HomeProps {
  account: Account;
  bonds: Bond[];
  /** The company for which this browser acts; null: none. */
  acting: Acting | null;
  /** Whether processes of an old login belong to the account. */
  moved: boolean;
  /** The company chosen last. */
  chosenId: string | null;
  csrf: string;
  language: Language;
}

/** Step 8 of the guide: welcome, seal, companies, and the three options; for a member, a home without company powers. */
export function HomePage({ account, bonds, acting, moved, chosenId, csrf, language }: HomeProps) {
  const texts = abroad[language].home;
  const { seal, sealLabel } = portal.home;
  const company = acting?.company ?? null;
  const foreign = isForeignPerson(account.cpf);
  const query = company === null ? "" : `?empresa=${company.id}`;
  return (
    <section class="panel panel-wide home">
      <p class="home-system">{texts.system}</p>
      <h1>
        {texts.welcome(account.displayName)}{" "}
        {bonds.some(({ evidence }) => evidence !== "team-validation") && (
          <span class="seal" title={sealLabel}>
            <Icon name="id-card" /> {seal} <Icon name="check" />
            <span class="only-spoken">: {sealLabel}</span>
          </span>
        )}
      </h1>
      {acting !== null && <CompanyBanner {...acting} chosenId={chosenId} back="/inicio" csrf={csrf} language={language} />}
      {bonds.length > 0 ? <Companies bonds={bonds} language={language} /> : <Member {...{ account, acting, csrf, language }} />}
      {company !== null && <SgciMenu current="/inicio" companyId={company.id} language={language} />}
      <div class="options">
        {bonds.length === 0 && account.confirmedAt !== null && <Option texts={texts.openAsMember} href={`/processos${query}`} />}
        {bonds.length > 0 && (
          <>
            <Option texts={texts.open} href={`/processos${query}`} />
            <Option texts={texts.delegate} href={`/membros${query}`} />
            <p class="attention">
              <strong>{texts.attentionTitle}</strong> {foreign ? texts.attentionForeign : portal.home.attention}
            </p>
          </>
        )}
        <Alerts account={account} numbered={bonds.length > 0} language={language} />
        {company !== null && <Option texts={texts.follow} href={`/acompanhamento${query}`} />}
        {moved && <Option texts={migration.home} href={MOVED_PATH} />}
        {company !== null && <Option texts={texts.registration} href={`${REGISTRATION_PATH}${query}`} />}
      </div>
      {bonds.length > 0 && !foreign && (
        <PostForm action="/comecar" csrf={csrf} class="actions">
          <button class="br-button secondary" type="submit">
            {portal.home.addCompany}
          </button>
        </PostForm>
      )}
    </section>
  );
}

function Companies({ bonds, language }: Pick<HomeProps, "bonds" | "language">) {
  const texts = { ...portal.home, ...abroad[language].home };
  const [only, ...others] = bonds;
  const validated = bonds.every(({ evidence }) => evidence === "team-validation");
  if (only !== undefined && others.length === 0) {
    return (
      <p class="recognised">
        {validated ? texts.validated : texts.recognised} <strong>{only.company.legalName}</strong> (
        {describeCompanyNumber(only.company.cnpj, language)}).
      </p>
    );
  }
  return (
    <div class="recognised">
      <p>{validated ? texts.validatedMany : texts.recognisedMany}:</p>
      <ul>
        {bonds.map(({ id, company }) => (
          <li key={id}>
            <strong>{company.legalName}</strong> ({describeCompanyNumber(company.cnpj, language)})
          </li>
        ))}
      </ul>
    </div>
  );
}

function Member({ account, acting, csrf, language }: Pick<HomeProps, "account" | "acting" | "csrf" | "language">) {
  const { member: texts, unconfirmed } = abroad[language].home;
  const { becomeText, becomeButton, text } = portal.home.member;
  const { button } = portal.home.unconfirmed;
  const foreign = isForeignPerson(account.cpf);
  const alone = foreign ? texts.textWithoutCpf : text;
  const confirmed = account.confirmedAt !== null;
  return (
    <div class="membership">
      <p class="recognised">
        <strong>{confirmed ? texts.confirmed : unconfirmed.title}</strong>
      </p>
      <p>{!confirmed ? unconfirmed.text : acting === null ? alone : texts.text}</p>
      {confirmed && !foreign && <p>{becomeText}</p>}
      {!foreign && (
        <PostForm action="/comecar" csrf={csrf}>
          <button class={`br-button ${confirmed ? "secondary" : "primary"}`} type="submit">
            {confirmed ? becomeButton : button}
          </button>
        </PostForm>
      )}
    </div>
  );
}

function Option({ texts, href }: { texts: OptionTexts; href: string }) {
  return (
    <p>
      {texts.number !== undefined && <span class="option-number">{texts.number} </span>}
      {texts.before}{" "}
      <a href={href} aria-label={texts.linkLabel}>
        {texts.link}
      </a>{" "}
      {texts.after}
    </p>
  );
}

function Alerts({ account, numbered, language }: { account: Account; numbered: boolean; language: Language }) {
  const texts = abroad[language].home.alerts;
  const email = account.alertEmail ?? account.email;
  return (
    <p>
      {numbered && <span class="option-number">{texts.number}</span>}{" "}
      {email === null ? (
        texts.none
      ) : (
        <>
          {texts.before} <strong>“{email}”</strong>.
        </>
      )}{" "}
      {texts.change}{" "}
      <a href="/configuracoes" aria-label={texts.linkLabel}>
        {texts.link}
      </a>{" "}
      {texts.after}
    </p>
  );
}
