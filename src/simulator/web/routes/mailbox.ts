import { Router } from "express";
import type { Mailbox } from "../../mailbox/mailbox.ts";
import { mailboxPage, mailPage } from "../pages/mailbox.tsx";

/** Inside the frame nothing runs and nothing is fetched; links open in another tab. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'";

/** The development mailbox, for people and (as JSON) for tests. */
export function mailboxRoutes(mailbox: Mailbox): Router {
  const router = Router();

  router.get("/caixa-de-correio", async (req, res) => {
    const to = String(req.query.para ?? "");
    res.send(mailboxPage(await mailbox.list(to), to));
  });

  router.get("/caixa-de-correio.json", async (req, res) => {
    res.json(await mailbox.list(String(req.query.para ?? "")));
  });

  router.get("/caixa-de-correio/:id", async (req, res, next) => {
    const mail = await mailbox.find(req.params.id);
    if (mail) res.send(mailPage(mail));
    else next();
  });

  router.get("/caixa-de-correio/:id/conteudo", async (req, res, next) => {
    const html = (await mailbox.find(req.params.id))?.html;
    if (!html) return next();
    res.set("content-security-policy", MAIL_POLICY);
    res.type("html").send(`<base target="_blank">${html}`);
  });

  return router;
}
