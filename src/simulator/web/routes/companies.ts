import { type Request, type Response, Router } from "express";
import { formatCpf, normaliseCpf } from "../../../domain/identifiers.ts";
import { simulator as texts } from "../../../texts/simulator.ts";
import type { GovbrSession } from "../../state/sessions.ts";
import type { WebContext } from "../context.ts";
import { ACCOUNT_FLOW, COMPANY_FLOW } from "../flow.ts";
import { companiesMenuPage, confirmLinkPage, manageCompaniesPage } from "../pages/companies.tsx";
import { sessionOf } from "../session-cookie.ts";

const t = texts.companies;

/** "Vincular Empresas via e-CNPJ": steps 5 and 6 of the guide. */
export function companyRoutes(context: WebContext): Router {
  const { state, authority, portalUrl, clock } = context;
  const { companies } = state;
  const router = Router();

  /** The signed-in person; otherwise leads to the login and gives null. */
  const signedIn = (req: Request, res: Response): GovbrSession | null => {
    const session = sessionOf(req, state.sessions);
    if (!session) res.redirect(303, `/entrar/${ACCOUNT_FLOW}`);
    return session;
  };
  const show = (res: Response, cpf: string, said: { notice?: string; problem?: string } = {}) =>
    res.status(said.problem ? 422 : 200).send(manageCompaniesPage({ cpf, companies, now: clock(), portalUrl, ...said }));
  const nameOf = (cnpj: string) => companies.find(cnpj)?.legalName ?? cnpj;
  /** The valid e-CNPJ this session holds, by login or presented for linking. */
  const companyCertificate = (session: GovbrSession) => {
    const id = session.linkCertificateId ?? (session.certificate?.cnpj ? session.certificate.id : null);
    return id === null ? null : authority.find(id);
  };

  router.get("/conta/empresas", (req, res) => {
    if (signedIn(req, res)) res.send(companiesMenuPage());
  });

  router.get("/conta/empresas/gerenciar", (req, res) => {
    const session = signedIn(req, res);
    if (session) show(res, session.cpf);
  });

  router.post("/conta/empresas/vincular", (req, res) => {
    const session = signedIn(req, res);
    if (!session) return;
    res.redirect(303, companyCertificate(session) ? "/conta/empresas/confirmar" : `/entrar/${COMPANY_FLOW}/certificado`);
  });

  router.get("/conta/empresas/confirmar", (req, res) => {
    const session = signedIn(req, res);
    if (!session) return;
    const certificate = companyCertificate(session);
    if (certificate) res.send(confirmLinkPage(certificate));
    else res.redirect(303, `/entrar/${COMPANY_FLOW}/certificado`);
  });

  router.post("/conta/empresas/confirmar", (req, res) => {
    const session = signedIn(req, res);
    if (!session) return;
    const certificate = companyCertificate(session);
    if (!certificate || req.body.decisao !== "vincular") {
      res.redirect(303, "/conta/empresas/gerenciar");
      return;
    }
    const { cnpj, cpf, companyName, notAfter } = certificate;
    companies.register({ cnpj, legalName: companyName, roles: {} });
    companies.save({
      cnpj,
      cpf,
      atuacao: companies.atuacaoOf(cnpj, cpf),
      addedBy: null,
      createdAt: clock().toISOString(),
      expiresAt: notAfter,
    });
    show(res, cpf, { notice: t.linked(nameOf(cnpj)) });
  });

  router.post("/conta/empresas/desativar", (req, res) => {
    const session = signedIn(req, res);
    if (!session) return;
    const cnpj = String(req.body.cnpj ?? "");
    companies.remove(cnpj, session.cpf);
    show(res, session.cpf, { notice: t.removed(nameOf(cnpj)) });
  });

  router.post("/conta/empresas/colaborador", (req, res) => {
    const session = signedIn(req, res);
    if (!session) return;
    const cnpj = String(req.body.cnpj ?? "");
    const own = companies.link(cnpj, session.cpf);
    const cpf = normaliseCpf(String(req.body[`cpf-${cnpj}`] ?? ""));
    const until = new Date(`${req.body[`ate-${cnpj}`]}T23:59:59-03:00`);
    const { collaboratorErrors } = t;
    if (own?.addedBy !== null || cpf === null || !state.accounts.find(cpf)) {
      show(res, session.cpf, { problem: collaboratorErrors.cpf });
    } else if (cpf === session.cpf) {
      show(res, session.cpf, { problem: collaboratorErrors.self });
    } else if (!(until > clock() && until <= new Date(own.expiresAt))) {
      show(res, session.cpf, { problem: collaboratorErrors.until });
    } else {
      const createdAt = clock().toISOString();
      companies.save({ cnpj, cpf, atuacao: null, addedBy: session.cpf, createdAt, expiresAt: until.toISOString() });
      show(res, session.cpf, { notice: t.collaboratorAdded(formatCpf(cpf)) });
    }
  });

  return router;
}
