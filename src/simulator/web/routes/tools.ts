import { Router } from "express";
import { readPfx } from "../../authority/authority.ts";
import type { WebContext } from "../context.ts";
import { checkIssueForm, readIssueForm } from "../issue-form.ts";
import { authorityPage } from "../pages/authority.tsx";
import { homePage } from "../pages/home.tsx";
import { peoplePage } from "../pages/people.tsx";

/** The simulator's own pages: front page, test people, and the certificate authority with its files. */
export function toolRoutes(context: WebContext): Router {
  const { authority, state } = context;
  const router = Router();

  router.get("/", (_req, res) => {
    res.send(homePage());
  });

  router.get("/pessoas-de-teste", (_req, res) => {
    res.send(peoplePage(state.accounts.list(), authority.list()));
  });

  router.get("/autoridade", (req, res) => {
    res.send(authorityPage({ certificates: authority.list(), done: req.query.emitido !== undefined }));
  });

  router.post("/autoridade", async (req, res) => {
    const form = readIssueForm(req.body);
    const errors = checkIssueForm(form);
    if (Object.keys(errors).length > 0) {
      res.status(422).send(authorityPage({ certificates: authority.list(), form, errors }));
      return;
    }
    const { variant, role, cpf, name, cnpj, companyName } = form;
    await authority.issue(variant, { cpf, name, cnpj, companyName });
    state.companies.register({ cnpj, legalName: companyName, roles: role ? { [cpf]: role } : {} });
    res.redirect(303, "/autoridade?emitido");
  });

  router.get("/autoridade/icp-brasil.pem", (_req, res) => {
    res.type("application/x-pem-file").attachment("icp-brasil.pem").send(authority.icpBrasilCaPem);
  });

  router.get("/autoridade/ca-local.pem", (_req, res) => {
    res.type("application/x-pem-file").attachment("ca-local.pem").send(authority.tlsCaPem);
  });

  router.get("/autoridade/certificados/:id.pfx", (req, res, next) => {
    const certificate = authority.find(req.params.id);
    if (!certificate) return next();
    res.type("application/x-pkcs12").attachment(`${certificate.id}.pfx`).send(readPfx(authority, certificate));
  });

  return router;
}
