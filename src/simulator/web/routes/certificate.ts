import { type Request, type Response, Router } from "express";
import { simulator as texts } from "../../../texts/simulator.ts";
import type { IssuedCertificate } from "../../authority/variants.ts";
import type { LoginCertificate } from "../../state/sessions.ts";
import { CLOUD_PIN, type CloudProvider, cloudProviderOf } from "../cloud-providers.ts";
import type { WebContext } from "../context.ts";
import { COMPANY_FLOW, type Flow } from "../flow.ts";
import { type CertificateRefusal, refusalOf } from "../judge-certificate.ts";
import { certificatePage } from "../pages/certificate.tsx";
import { cloudCertificatePage, cloudProviderPage } from "../pages/cloud.tsx";
import { sessionOf } from "../session-cookie.ts";
import { flowOf, openSession } from "./login.ts";

/** Signing in with a certificate: presented on the TLS host, chosen among the test ones, or kept in the cloud. */
export function certificateRoutes(context: WebContext): Router {
  const { authority, certificateUrl, handovers } = context;
  const router = Router();

  const show = (res: Response, flow: Flow, refusal: CertificateRefusal | null) =>
    res
      .status(refusal ? 422 : 200)
      .send(certificatePage({ flow: flow.id, certificateUrl, certificates: authority.list(), refusal }));

  const use = (req: Request, res: Response, flow: Flow, certificate: IssuedCertificate | null) => {
    const refusal = certificate === null ? "missing" : accept(req, res, context, flow, certificate, null);
    if (refusal) show(res, flow, refusal);
  };

  router.get("/entrar/:flow/certificado", async (req, res) => {
    const flow = await flowOf(req, res, context);
    if (flow) show(res, flow, null);
  });

  router.post("/entrar/:flow/certificado", async (req, res) => {
    const flow = await flowOf(req, res, context);
    if (flow) use(req, res, flow, authority.find(String(req.body.certificado ?? "")));
  });

  router.get("/entrar/:flow/certificado/apresentado", async (req, res) => {
    const flow = await flowOf(req, res, context);
    if (!flow) return;
    const refusal = String(req.query.recusa ?? "");
    if (refusal in texts.certificate.refusals) {
      show(res, flow, refusal as CertificateRefusal);
      return;
    }
    use(req, res, flow, authority.find(handovers.take(String(req.query.bilhete ?? "")) ?? ""));
  });

  router.get("/entrar/:flow/nuvem", async (req, res) => {
    const flow = await flowOf(req, res, context);
    if (flow) res.send(cloudProviderPage(flow.id));
  });

  router.get("/entrar/:flow/nuvem/certificados", async (req, res) => {
    const flow = await flowOf(req, res, context);
    if (!flow) return;
    const provider = cloudProviderOf(req.query.prestador);
    if (provider) res.send(cloudCertificatePage({ flow: flow.id, provider, certificates: authority.list() }));
    else res.redirect(303, `/entrar/${flow.id}/nuvem`);
  });

  router.post("/entrar/:flow/nuvem", async (req, res) => {
    const flow = await flowOf(req, res, context);
    if (!flow) return;
    const provider = cloudProviderOf(req.body.prestador) ?? "neoid";
    const certificate = authority.find(String(req.body.certificado ?? ""));
    const wrongPin = req.body.pin !== CLOUD_PIN;
    const refusal = wrongPin ? null : certificate ? accept(req, res, context, flow, certificate, provider) : "missing";
    if (!wrongPin && !refusal) return;
    const shown = refusal ? texts.certificate.refusals[refusal] : undefined;
    const certificates = authority.list();
    res.status(422).send(cloudCertificatePage({ flow: flow.id, provider, certificates, wrongPin, refusal: shown }));
  });

  return router;
}

/** Signs in with the certificate, or keeps it for linking its company. Gives the refusal when there is one. */
function accept(
  req: Request,
  res: Response,
  context: WebContext,
  flow: Flow,
  certificate: IssuedCertificate,
  cloud: CloudProvider | null,
): CertificateRefusal | null {
  const { state, clock } = context;
  const refusal = refusalOf(certificate, clock);
  if (refusal) return refusal;
  const isCompany = certificate.variant === "e-cnpj";
  const presented: LoginCertificate = {
    id: certificate.id,
    displayName: `${isCompany ? certificate.companyName : certificate.name}:${isCompany ? certificate.cnpj : certificate.cpf}`,
    type: cloud ? "cloud" : "device",
    provider: cloud,
    cnpj: isCompany ? certificate.cnpj : null,
    companyName: isCompany ? certificate.companyName : null,
  };
  if (flow.id === COMPANY_FLOW) {
    const session = sessionOf(req, state.sessions);
    if (!session) {
      res.redirect(303, "/conta/empresas/gerenciar");
      return null;
    }
    if (!isCompany) return "not-company";
    // The responsible person in the e-CNPJ must be the owner of the account (guide, step 5).
    if (certificate.cpf !== session.cpf) return "other-cpf";
    state.sessions.presentForLink(session.id, certificate.id);
    res.redirect(303, "/conta/empresas/confirmar");
    return null;
  }
  if (!state.accounts.find(certificate.cpf)) return "without-account";
  openSession(req, res, context, flow, {
    cpf: certificate.cpf,
    amr: ["x509", cloud ? `x509_${cloud}` : "x509_token"],
    certificate: presented,
  });
  return null;
}
