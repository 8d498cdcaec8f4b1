import type { Tolerance } from "../support/attack.ts";

export default {
  identity: { cpf: "12345678909" },
  twist: {
    discovery: (document) => ({ ...document, authorization_response_iss_parameter_supported: undefined }),
    callback: (url) => {
      url.searchParams.delete("iss");
      return url;
    },
  },
} satisfies Tolerance;
