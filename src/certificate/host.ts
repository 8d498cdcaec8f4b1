import { X509Certificate } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import type { Clock } from "../domain/clock.ts";
import { loadAuthorities } from "./authorities.ts";
import { CertificateError } from "./error.ts";
import { createProxyReader, type ProxyOptions } from "./proxy.ts";
import { createRequestListener, type OnPresented } from "./requests.ts";
import { createTlsServer } from "./tls-server.ts";

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

/** Starts the host. Throws CertificateError `authorities-empty`, `crl-empty`, `key-missing` or `address-invalid`. */
export async function startCertificateHost(options: CertificateHostOptions): Promise<{ port: number; stop(): Promise<void> }> {
  const { log, proxy } = options;
  const { pems, skipped } = loadAuthorities(options.ca);
  for (const authority of skipped) log.warn(authority, "authority left out of the ICP-Brasil store");
  if (pems.length === 0) throw new CertificateError("authorities-empty", "no usable authority in the ICP-Brasil store");

  const server = proxy === undefined ? await createTlsServer(options, pems) : createProxiedServer(options, proxy, pems);
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(options.port, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function createProxiedServer({ log, crl, ...options }: CertificateHostOptions, proxy: ProxyOptions, pems: string[]): Server {
  if (crl !== undefined)
    log.warn("behind a proxy revocation is checked by the proxy (nginx: ssl_crl); the lists given here are not used");
  const store = pems.map((pem) => new X509Certificate(pem));
  const reader = createProxyReader(proxy, store, options.clock ?? (() => new Date()));
  return createServer(
    createRequestListener((request) => (reader.isTrusted(request) ? reader.read(request) : null), options.onPresented, log),
  );
}
