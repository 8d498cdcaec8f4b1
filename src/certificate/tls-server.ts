import { constants, X509Certificate } from "node:crypto";
import { createServer, type Server } from "node:https";
import { createSecureContext, type SecureContextOptions, type TLSSocket } from "node:tls";
import { checkChain, UNKNOWN_ISSUER } from "./chain.ts";
import { CertificateError } from "./error.ts";
import type { CertificateHostOptions } from "./host.ts";
import type { Presented } from "./judge.ts";
import { addressOf } from "./proxy.ts";
import { createRequestListener } from "./requests.ts";
import { splitRevocationLists } from "./revocation.ts";

const CRL_RENEWAL_MS = 60 * 60 * 1_000;

/** TLS in our own hands: the handshake asks for a certificate, OpenSSL judges it, and any outcome reaches the handler. */
export async function createTlsServer(options: CertificateHostOptions, authorities: string[]): Promise<Server> {
  const { key, cert, crl, log, clock = () => new Date() } = options;
  if (key === undefined || cert === undefined) throw new CertificateError("key-missing", "a TLS host needs key and certificate");
  const context = async (): Promise<SecureContextOptions> => ({
    key,
    cert,
    ca: authorities,
    ...(crl === undefined ? {} : { crl: splitRevocationLists(typeof crl === "string" ? crl : await crl()) }),
    minVersion: "TLSv1.2",
    // No resumed sessions: each connection shows its certificate and is judged anew.
    secureOptions: constants.SSL_OP_NO_TICKET,
  });
  const store = authorities.map((pem) => new X509Certificate(pem));
  const listener = createRequestListener(
    (request) => ({ ...presentedOn(request.socket as TLSSocket, store, clock()), ip: addressOf(request) }),
    options.onPresented,
    log,
  );
  const server = createServer({ ...(await context()), requestCert: true, rejectUnauthorized: false }, listener);
  server.on("tlsClientError", (error: NodeJS.ErrnoException, socket) => {
    log.warn({ code: error.code, remoteAddress: socket.remoteAddress }, "TLS handshake failed on the certificate host");
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    log.warn({ code: error.code }, "connection failed on the certificate host");
    // A forged signature leaves OpenSSL's complaint behind, which Node then reports as a fault of the connection. The
    // connection is sound, and the person is owed the verdict; faults of the request itself (HPE_…) end it.
    const isForged = String((socket as TLSSocket).authorizationError) === "CERT_SIGNATURE_FAILURE";
    if (isForged && !error.code?.startsWith("HPE_")) return;
    if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    else socket.destroy();
  });
  if (typeof crl === "function") {
    const renewal = setInterval(() => void renew(), CRL_RENEWAL_MS).unref();
    server.once("close", () => clearInterval(renewal));
  }
  return server;

  async function renew(): Promise<void> {
    try {
      const renewed = await context();
      createSecureContext(renewed);
      server.setSecureContext(renewed);
    } catch (error) {
      log.error({ err: error }, "revocation lists could not be renewed, those read before stay in use");
    }
  }
}

/**
 * What OpenSSL found. It tells the last fault only, so that "expired" may hide "of nobody we know"; that one is looked
 * for again, because it comes first when the person is told why.
 */
function presentedOn(socket: TLSSocket, store: readonly X509Certificate[], now: Date): Presented {
  const der = socket.getPeerX509Certificate()?.raw ?? null;
  if (der === null) return { der, trust: { authorized: false, error: null } };
  if (socket.authorized) return { der, trust: { authorized: true, error: null } };
  const isUnknown = checkChain(der, store, now).error === UNKNOWN_ISSUER;
  // Node gives the name of OpenSSL's fault as text, though its types say Error.
  return { der, trust: { authorized: false, error: isUnknown ? UNKNOWN_ISSUER : String(socket.authorizationError) } };
}
