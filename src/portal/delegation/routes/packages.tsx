import type { Express, Request, Response } from "express";
import { StoreError } from "../../../store/errors.ts";
import { delegation } from "../../../texts/delegation.ts";
import { portal } from "../../../texts/portal.ts";
import type { PortalContext } from "../../context.ts";
import { fieldOf, valuesOf } from "../../middleware/parsing.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { ConfirmView } from "../pages/confirm.tsx";
import { PackageForm, type PackageFormProps, PackagesView } from "../pages/packages.tsx";
import { MEMBERS_PATH, pathOf, sections } from "../paths.ts";
import { type Representative, requireRepresentative } from "../representative.ts";
import { leaveTo, sendDelegationPage } from "../send.tsx";
import { serviceNames } from "../services.ts";

const PATH = `${MEMBERS_PATH}${sections.packages}`;
const NAME_LIMIT = 80;
const DESCRIPTION_LIMIT = 300;

type Written = PackageFormProps["written"];

/** Named packages of services of a company: made, changed, removed. */
export function setUpPackages(app: Express, context: PortalContext): void {
  const { store } = context;
  const texts = delegation.packages;

  app.get(PATH, async (request, response) => {
    const acting = await requireRepresentative(context, request, response);
    const companyId = acting.company.id;
    const [packages, nameOf] = await Promise.all([store.servicePackages.list(companyId), serviceNames(store)]);
    await sendDelegationPage(
      context,
      response,
      acting,
      { title: texts.title, section: "packages" },
      <PackagesView {...{ companyId, packages, nameOf }} />,
    );
  });

  app.get(`${PATH}/novo`, async (request, response) => {
    const acting = await requireRepresentative(context, request, response);
    await sendForm(response, acting, { id: null, name: "", description: "", serviceIds: [] });
  });

  app.get(`${PATH}/:id`, async (request, response) => {
    const { acting, found } = await open(request, response);
    if (found === undefined) return leaveTo(response, acting, sections.packages, "info", texts.gone);
    await sendForm(response, acting, found);
  });

  app.post(PATH, async (request, response) => {
    const acting = await requireRepresentative(context, request, response);
    const field = (name: string) => fieldOf(request.body, name).trim();
    const written: Written = {
      ...{ id: field("id") || null, name: field("nome"), description: field("descricao") },
      serviceIds: valuesOf(request.body, "servico"),
    };
    const errors: PackageFormProps["errors"] = {
      ...((written.name === "" || written.name.length > NAME_LIMIT) && { name: texts.nameMissing }),
      ...(written.description.length > DESCRIPTION_LIMIT && { description: texts.descriptionLong }),
      ...(written.serviceIds.length === 0 && { services: texts.servicesMissing }),
    };
    if (Object.keys(errors).length > 0) return sendForm(response, acting, written, errors);
    const { id, ...content } = written;
    const saved = () => leaveTo(response, acting, sections.packages, "success", texts.saved(written.name));
    try {
      const wanted = { actorId: acting.account.id, companyId: acting.company.id, ...content };
      await store.servicePackages.save({ ...wanted, ...(id !== null && { id }) });
      await saved();
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      if (error.code === "package-unknown") return leaveTo(response, acting, sections.packages, "info", texts.gone);
      if (error.code === "service-unknown") return sendForm(response, acting, written, { services: texts.servicesMissing });
      if (error.code !== "package-name-taken") throw error;
      if (id === null && (await isThereAlready(acting, written))) return saved();
      await sendForm(response, acting, written, { name: texts.nameTaken });
    }
  });

  app.get(`${PATH}/:id/excluir`, async (request, response) => {
    const { acting, found } = await open(request, response);
    if (found === undefined) return leaveTo(response, acting, sections.packages, "info", texts.gone);
    const companyId = acting.company.id;
    const csrf = await sessionOf(response).csrfToken();
    await sendDelegationPage(
      context,
      response,
      acting,
      { title: texts.removeTitle, section: "packages" },
      <ConfirmView
        {...{ companyId, csrf, title: texts.removeTitle, submit: texts.remove, reason: null }}
        action={`${PATH}/${found.id}/excluir`}
        back={pathOf(companyId, sections.packages)}
      >
        <p>{texts.removeText(found.name)}</p>
      </ConfirmView>,
    );
  });

  app.post(`${PATH}/:id/excluir`, async (request, response) => {
    const { acting, found } = await open(request, response);
    if (found === undefined) return leaveTo(response, acting, sections.packages, "info", texts.gone);
    await store.servicePackages.remove({ actorId: acting.account.id, companyId: acting.company.id, id: found.id });
    await leaveTo(response, acting, sections.packages, "success", texts.removed(found.name));
  });

  async function open(request: Request, response: Response) {
    const acting = await requireRepresentative(context, request, response);
    const packages = await store.servicePackages.list(acting.company.id);
    return { acting, found: packages.find(({ id }) => id === request.params.id) };
  }

  /** Pressing twice makes one package. */
  async function isThereAlready({ company }: Representative, { name, description, serviceIds }: Written): Promise<boolean> {
    const packages = await store.servicePackages.list(company.id);
    const sorted = (ids: string[]) => [...ids].sort().join(" ");
    return packages.some(
      (one) => one.name === name && one.description === description && sorted(one.serviceIds) === sorted(serviceIds),
    );
  }

  async function sendForm(
    response: Response,
    acting: Representative,
    written: Written,
    errors: PackageFormProps["errors"] = {},
  ): Promise<void> {
    const wrong = Object.keys(errors).length > 0;
    const title = written.id === null ? texts.add : texts.editTitle(written.name);
    const csrf = await sessionOf(response).csrfToken();
    await sendDelegationPage(
      context,
      response,
      acting,
      { title: wrong ? portal.journey.errorTitle(title) : title, section: "packages", status: wrong ? 422 : 200 },
      <PackageForm {...{ companyId: acting.company.id, csrf, title, written, errors }} services={await store.services.list()} />,
    );
  }
}
