import { formatCompanyNumber } from "../../domain/identifiers.ts";
import type { Language } from "../../domain/language.ts";
import type { ActingCompany } from "../../store/types.ts";
import { abroad } from "../../texts/abroad/index.ts";
import { describeCompanyNumber } from "../../texts/numbers.ts";
import { PostForm } from "../layout/form.tsx";
import { Icon } from "../layout/icon.tsx";
import { COMPANY_FIELD } from "./acting.ts";

export interface BannerProps {
  company: ActingCompany;
  companies: ActingCompany[];
  /** The company this browser chose last; null: none yet. */
  chosenId: string | null;
  /** Page to which choosing another company leads. */
  back: string;
  csrf: string;
  /** Portuguese where it is left out. */
  language?: Language;
}

/** Name of the hidden field that says which page follows the choice. */
export const BACK_FIELD = "voltar";

/** Stands on every page that acts for a company: for which one, in which capacity, and the way to another. */
export function CompanyBanner({ company, companies, chosenId, back, csrf, language = "pt" }: BannerProps) {
  const { company: texts, capacities } = abroad[language];
  const chosen = chosenId === company.id ? undefined : companies.find(({ id }) => id === chosenId);
  return (
    <section class="acting" aria-label={texts.label}>
      <p>
        <Icon name="building" /> {texts.youActFor} <strong>{company.legalName}</strong> (
        {describeCompanyNumber(company.cnpj, language)}) {texts.as} <strong>{capacities[company.capacity]}</strong>.
      </p>
      {chosen !== undefined && (
        <p class="acting-other" role="status">
          <Icon name="exclamation-triangle" /> {texts.otherTab(chosen.legalName, company.legalName)}
        </p>
      )}
      {companies.length > 1 && (
        <PostForm action="/empresa" csrf={csrf} class="acting-switch">
          <input type="hidden" name={BACK_FIELD} value={back} />
          <label for="trocar-empresa">{texts.switchLabel}</label>
          <select id="trocar-empresa" name={COMPANY_FIELD}>
            {companies.map(({ id, legalName, cnpj }) => (
              <option key={id} value={id} selected={id === company.id}>
                {legalName} ({formatCompanyNumber(cnpj)})
              </option>
            ))}
          </select>
          <button class="br-button secondary small" type="submit">
            {texts.switch}
          </button>
        </PostForm>
      )}
    </section>
  );
}
