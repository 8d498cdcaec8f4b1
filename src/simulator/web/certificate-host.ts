import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { TLSSocket } from "node:tls";
import type { Authority } from "../authority/authority.ts";
import type { Handovers } from "./handovers.ts";
import { type CertificateRefusal, refusalOfTlsError } from "./judge-certificate.ts";

/**
 * The TLS host where a browser presents its certificate, as Gov.br has one of its own. It decides nothing and shows nothing:
 * it sends the browser back to `issuer`/entrar/<flow>/certificado with a ticket or with the reason of a refusal.
 */
export async function startCertificateHost(
  port: number,
  authority: Authority,
  handovers: Handovers,
  issuer: string,
): Promise<{ port: number; stop(): Promise<void> }> {
  const server = createServer(
    { ...authority.serverTls, ca: authority.icpBrasilCaPem, requestCert: true, rejectUnauthorized: false },
    (req, res) => {
      const flow = /^\/entrar\/([\w-]+)$/.exec(req.url ?? "")?.[1];
      // Closing lets the browser choose another certificate at the next try.
      res.setHeader("connection", "close");
      if (!flow) {
        res.writeHead(404).end();
        return;
      }
      const back = new URL(`entrar/${flow}/certificado/apresentado`, issuer);
      const { ticket, refusal } = presented(req.socket as TLSSocket, authority, handovers);
      if (ticket) back.searchParams.set("bilhete", ticket);
      else if (refusal) back.searchParams.set("recusa", refusal);
      res.writeHead(303, { location: back.href }).end();
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function presented(
  socket: TLSSocket,
  authority: Authority,
  handovers: Handovers,
): { ticket?: string; refusal?: CertificateRefusal } {
  const { fingerprint256 } = socket.getPeerCertificate();
  if (!fingerprint256) return { refusal: "missing" };
  if (!socket.authorized) return { refusal: refusalOfTlsError(String(socket.authorizationError)) };
  const certificate = authority.findByFingerprint(fingerprint256);
  return certificate ? { ticket: handovers.give(certificate.id) } : { refusal: "unknown-authority" };
}
