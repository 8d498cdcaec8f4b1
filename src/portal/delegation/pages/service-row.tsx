import { delegation } from "../../../texts/delegation.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import type { FieldError } from "../../forms/types.ts";
import { Field } from "../../layout/field.tsx";
import type { WrittenPeriod } from "../days.ts";
import type { MemberForm } from "../member-form.ts";
import { pathOf } from "../paths.ts";
import { type DelegableService, serviceLabel } from "../services.ts";

const texts = delegation.member;

interface ServiceRowProps {
  companyId: string;
  entry: DelegableService;
  form: MemberForm;
  errors: FieldError[];
}

/** One service of the list: its box, what holds for it, and the fields for period and version. */
export function ServiceRow({ companyId, entry, form, errors }: ServiceRowProps) {
  const { service, versions } = entry;
  const { id } = service;
  const terms = form.terms.get(id)!;
  const written = terms.from !== "" || terms.until !== "" || terms.version !== "";
  const wrong = errors.some(({ key }) => key.endsWith(`.${id}`));
  return (
    <li>
      {form.seen.has(id) && <input type="hidden" name={`visto.${id}`} value={form.seen.get(id)} />}
      <label class="check">
        <input type="checkbox" name="servico" value={id} checked={form.ticked.has(id)} />
        <span>{serviceLabel(service)}</span>
      </label>
      <Standing companyId={companyId} entry={entry} />
      <details class="terms" open={wrong || written}>
        <summary>
          {texts.details}
          <span class="only-spoken"> — {service.name}</span>
        </summary>
        <PeriodFields ending={`.${id}`} label={`${service.code} - ${service.name}`} period={terms} errors={errors} />
        <div class="br-input">
          <label for={`versao.${id}`}>
            {texts.versionLabel}
            <span class="only-spoken"> — {service.name}</span>
          </label>
          <select id={`versao.${id}`} name={`versao.${id}`}>
            <option value="" selected={terms.version === ""}>
              {delegation.anyVersion}
            </option>
            {[...new Set([...versions, ...(terms.version === "" ? [] : [Number(terms.version)])])].map((version) => (
              <option key={version} value={version} selected={terms.version === String(version)}>
                {delegation.version(version)}
              </option>
            ))}
          </select>
        </div>
      </details>
    </li>
  );
}

/** What holds for the service now. */
function Standing({ companyId, entry: { delegation: open, versions } }: Pick<ServiceRowProps, "companyId" | "entry">) {
  if (open === null) return null;
  return (
    <p class="row-note">
      {texts.grantedBy(open.grantedBy.name, brasiliaMoment(open.grantedAt))} {open.state === "pending" && texts.pending}
      {open.state === "suspended" && (
        <>
          <strong>{texts.suspended}</strong> <a href={pathOf(companyId, "/suspensas")}>{texts.suspendedLink}</a>
        </>
      )}
      {versions.length === 0 && texts.noLongerOffered}
    </p>
  );
}

/** First and last day; the names of the controls end in `ending`. */
export function PeriodFields({
  ending,
  label,
  period,
  errors,
}: {
  ending: string;
  label: string;
  period: WrittenPeriod;
  errors: FieldError[];
}) {
  const errorOf = (name: string) => errors.find(({ key }) => key === `${name}${ending}`)?.messages.join(" ") ?? null;
  return (
    <fieldset class="period">
      <legend class="only-spoken">{label}</legend>
      <Field name={`de${ending}`} label={delegation.from} value={period.from} inputMode="numeric" error={errorOf("de")} />
      <Field name={`ate${ending}`} label={delegation.until} value={period.until} inputMode="numeric" error={errorOf("ate")} />
      <p class="fine">{delegation.dayHint}</p>
    </fieldset>
  );
}
