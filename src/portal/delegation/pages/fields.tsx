import type { ComponentChildren } from "preact";
import { COMPANY_FIELD } from "../../company/acting.ts";
import { PostForm } from "../../layout/form.tsx";

/** A form that acts for one company, whatever another tab has chosen since. */
export function CompanyForm({
  companyId,
  children,
  ...form
}: {
  companyId: string;
  action: string;
  csrf: string;
  id?: string;
  class?: string;
  children: ComponentChildren;
}) {
  return (
    <PostForm {...form}>
      <input type="hidden" name={COMPANY_FIELD} value={companyId} />
      {children}
    </PostForm>
  );
}

/** Carries along what was sent, for a page that asks once more. */
export function HiddenFields({ fields, except }: { fields: [name: string, values: string[]][]; except: string[] }) {
  return (
    <>
      {fields
        .filter(([name]) => !except.includes(name))
        .flatMap(([name, values]) => values.map((value) => <input key={name + value} type="hidden" name={name} value={value} />))}
    </>
  );
}
