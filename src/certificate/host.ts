import { constants, X509Certificate } from "node:crypto";
import { createServer as createHttpServer, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { createSecureContext, type SecureContextOptions, type TLSSocket } from "node:tls";
import type { Logger } from "pino";
import type { Clock } from "../domain/clock.ts";
import { loadAuthorities } from "./authorities.ts";
import { checkChain, UNKNOWN_ISSUER } from "./chain.ts";
import { CertificateError } from "./error.ts";
import type { Presented } from "./judge.ts";
import { addressOf, createProxyReader, type ProxyOptions } from "./proxy.ts";
import { createRequestListener, type OnPresented } from "./requests.ts";

const CRL_RENEWAL_MS = 60 * 60 * 1_000;

/** The host on which people present an e-CNPJ: a TLS host of its own, since a TLS host asks everybody for a certificate. */
export interface CertificateHostOptions {
  /** 0 takes a free one. */
  port: number;
  /** Private key and certificate of this host in PEM. Not needed behind a proxy: then plain http is served, to it alone. */
  key?: string;
  cert?: string;
  /** The ICP-Brasil store: a PEM bundle of roots and intermediates. No other authority is trusted. */
  ca: string;
  /**
   * Revocation lists in PEM, one of every authority of the store that issues, or a function that reads them, asked
   * again every hour. When given, revocation is checked and what cannot be checked is refused; when absent it is not.
   */
  crl?: string | (() => Promise<string>);
  proxy?: ProxyOptions;
  onPresented: OnPresented;
  log: Logger;
  clock?: Clock;
}

/** Starts the host. Throws CertificateError `authorities-empty`, `key-missing` or `address-invalid`. */
export async function startCertificateHost(options: CertificateHostOptions): Promise<{ port: number; stop(): Promise<void> }> {
  const { log, onPresented } = options;
  const { pems, skipped } = loadAuthorities(options.ca);
  for (const authority of skipped) log.warn(authority, "authority left out of the ICP-Brasil store");
  if (pems.length === 0) throw new CertificateError("authorities-empty", "no usable authority in the ICP-Brasil store");

  const { server, stop } = options.proxy === undefined ? await tlsServer(options, pems) : proxiedServer(options.proxy, pems);
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(options.port, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };

  function proxiedServer(proxy: ProxyOptions, authorities: string[]) {
    const store = authorities.map((pem) => new X509Certificate(pem));
    const reader = createProxyReader(proxy, store, options.clock ?? (() => new Date()));
    const read = (request: Parameters<typeof reader.read>[0]) => (reader.isTrusted(request) ? reader.read(request) : null);
    return { server: createHttpServer(createRequestListener(read, onPresented, log)) as Server, stop: () => undefined };
  }
}

/** TLS in our own hands: the handshake asks for a certificate, OpenSSL judges it, and any outcome reaches the handler. */
async function tlsServer(options: CertificateHostOptions, authorities: string[]) {
  const { key, cert, log } = options;
  if (key === undefined || cert === undefined) throw new CertificateError("key-missing", "a TLS host needs key and certificate");
  const context = async (): Promise<SecureContextOptions> => ({
    key,
    cert,
    ca: authorities,
    ...(options.crl === undefined ? {} : { crl: typeof options.crl === "string" ? options.crl : await options.crl() }),
    minVersion: "TLSv1.2",
    // No resumed sessions: each connection shows its certificate and is judged anew.
    secureOptions: constants.SSL_OP_NO_TICKET,
  });
  const store = authorities.map((pem) => new X509Certificate(pem));
  const listener = createRequestListener(
    (request) => ({ ...presentedOn(request.socket as TLSSocket, store), ip: addressOf(request) }),
    options.onPresented,
    log,
  );
  const server = createHttpsServer({ ...(await context()), requestCert: true, rejectUnauthorized: false }, listener);
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
  const renewal = setInterval(() => void renew(), CRL_RENEWAL_MS).unref();
  return { server: server as Server, stop: () => clearInterval(renewal) };

  async function renew(): Promise<void> {
    if (typeof options.crl !== "function") return;
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
function presentedOn(socket: TLSSocket, store: readonly X509Certificate[]): Presented {
  const der = socket.getPeerX509Certificate()?.raw ?? null;
  if (der === null) return { der, trust: { authorized: false, error: null } };
  if (socket.authorized) return { der, trust: { authorized: true, error: null } };
  const isUnknown = checkChain(der, store, new Date()).error === UNKNOWN_ISSUER;
  // Node gives the name of OpenSSL's fault as text, though its types say Error.
  return { der, trust: { authorized: false, error: isUnknown ? UNKNOWN_ISSUER : String(socket.authorizationError) } };
}
